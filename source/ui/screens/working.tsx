import {progress, titles} from '../../copy/step-words.ts';
import type {WaitingStep} from '../../flow/waiting.ts';
import {spinnerSection} from '../components/spinner.tsx';
import type {Section, Sections} from '../layout/section.ts';
import {Screen} from '../screen.tsx';

/** A step that waits for a reply. */
export function WorkingScreen({
	step,
	about,
	body = [],
}: {
	readonly step: WaitingStep;
	readonly about?: Section;
	readonly body?: Sections;
}) {
	return (
		<Screen
			title={titles[step]}
			about={about}
			hints={[['Esc', 'stop waiting']]}
			body={[...body, spinnerSection(progress[step])]}
		/>
	);
}
