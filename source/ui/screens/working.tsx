import {titles} from '../../copy/step-words.ts';
import type {State} from '../../flow/state.ts';
import type {Section, Sections} from '../layout/section.ts';
import {Screen} from '../screen.tsx';
import type {Copyable} from '../use-copy.ts';
import {WaitingContext, waitingOf} from '../waiting.ts';

/** A step that waits for a reply without a form behind it. */
export function WorkingScreen({
	state,
	about,
	copies,
	body = [],
}: {
	readonly state: State;
	readonly about?: Section;
	readonly copies?: readonly Copyable[];
	readonly body?: Sections;
}) {
	return (
		<WaitingContext value={waitingOf(state)}>
			<Screen title={titles[state.step]} about={about} hints={[]} copies={copies} body={body} />
		</WaitingContext>
	);
}
