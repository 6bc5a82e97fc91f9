import type {ReactNode} from 'react';
import {progress, titles} from '../../copy/step-words.ts';
import type {WaitingStep} from '../../flow/waiting.ts';
import {Spinner} from '../components/spinner.tsx';
import {Screen} from '../screen.tsx';

/** A step that waits for a reply. */
export function WorkingScreen({
	step,
	about,
	children,
}: {
	readonly step: WaitingStep;
	readonly about?: ReactNode;
	readonly children?: ReactNode;
}) {
	return (
		<Screen title={titles[step]} about={about} hints={[['Esc', 'stop waiting']]}>
			{children}
			<Spinner label={progress[step]} />
		</Screen>
	);
}
