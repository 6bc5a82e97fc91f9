import {useEffect, useRef, useState} from 'react';
import type {Happened} from '../copy/report-words.ts';
import type {Flow} from '../flow/flow.ts';
import type {State} from '../flow/state.ts';
import type {Problem} from '../problem.ts';
import type {ShownReport} from './report-section.ts';

/** The dependencies of reports. */
export type Reporting = {
	/** The runtime and system: `Node.js/24.0.0 linux/x64`. */
	readonly platform: string;
	/** Writes a report to a new file and returns its path, or why that failed. */
	readonly save: (markdown: string) => Promise<string | Problem>;
};

/** The report about a state once it was created, and the functions that create and save it. */
export function useReport(
	flow: Flow,
	now: () => number,
	{platform, save}: Reporting,
): {
	readonly reportOn: (state: State) => ShownReport | undefined;
	/** Creates the report about a state; if it exists, saves it to a file. */
	readonly next: (state: State) => void;
} {
	const [report, setReport] = useState<ShownReport & {readonly on: State}>();
	const latest = useRef(report);
	const happened = useHappened(flow, now);
	const draw = (next: typeof report) => {
		latest.current = next;
		setReport(next);
	};
	const make = async (on: State) => {
		const {reportOn} = await import('../copy/report-words.ts');
		draw({on, markdown: reportOn(on, happened(), {platform, now: now()})});
	};
	const write = async (made: NonNullable<typeof report>) =>
		draw({...made, saved: await save(made.markdown)});
	return {
		reportOn: state => (report?.on === state ? report : undefined),
		next: state => void (latest.current?.on === state ? write(latest.current) : make(state)),
	};
}

/** When the current state was entered, and the wait that preceded it. */
function useHappened(flow: Flow, now: () => number): () => Happened {
	const latest = useRef<Happened>({at: now()});
	const clock = useRef(now);
	useEffect(() => {
		let before = flow.state();
		return flow.subscribe(() => {
			latest.current = {at: clock.current(), after: before};
			before = flow.state();
		});
	}, [flow]);
	return () => latest.current;
}
