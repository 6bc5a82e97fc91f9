import {titles} from '../../copy/step-words.ts';
import type {State} from '../../flow/state.ts';
import type {Hint} from '../components/key-hints.tsx';
import type {Section, Sections} from '../layout/section.ts';
import {Screen} from '../screen.tsx';
import {WaitingContext, waitingOf} from '../waiting.ts';

/** A step that waits for a reply, where no form led to it. */
export function WorkingScreen({
	state,
	about,
	hints = [],
	body = [],
}: {
	readonly state: State;
	readonly about?: Section;
	/** Keys besides Esc and Ctrl+C. */
	readonly hints?: readonly Hint[] | undefined;
	readonly body?: Sections;
}) {
	return (
		<WaitingContext value={waitingOf(state)}>
			<Screen title={titles[state.step]} about={about} hints={hints} body={body} />
		</WaitingContext>
	);
}
