import {progress, titles} from '../../copy/step-words.ts';
import type {WaitingStep} from '../../flow/waiting.ts';
import type {Hint} from '../components/key-hints.tsx';
import {spinnerSection} from '../components/spinner.tsx';
import type {Section, Sections} from '../layout/section.ts';
import {Screen} from '../screen.tsx';

/** Steps whose work is done on this computer, or by the person in a browser. */
const here: readonly WaitingStep[] = [
	'starting',
	'openingSession',
	'startingDemo',
	'readingToken',
	'openingBrowser',
	'waitingForBrowser',
	'savingSession',
	'findingProfiles',
	'startingWhy',
];

/** A step that waits for a reply. */
export function WorkingScreen({
	step,
	about,
	hints = [],
	body = [],
}: {
	readonly step: WaitingStep;
	readonly about?: Section;
	/** Keys besides Esc and Ctrl+C. */
	readonly hints?: readonly Hint[] | undefined;
	readonly body?: Sections;
}) {
	return (
		<Screen
			title={titles[step]}
			about={about}
			hints={[...hints, ['Esc', 'stop waiting']]}
			body={[...body, spinnerSection(progress[step], {isRemote: !here.includes(step)})]}
		/>
	);
}
