import {root} from '../build.js';
import {copyProject, type ProjectCopy} from './project-copy.ts';

/** How many jobs to run in copies of the project, and until when. */
export type Share = {
	readonly jobs: number;
	/** ms since 1970; nothing is started afterwards. */
	readonly until: number;
};

/**
 * Runs `work` on each of `items`, and on the items it returns, with one copy of the project per job. A copy stays with
 * one group as long as it has items, so that different copies rarely load the same test files. Returns what wasn't
 * started in time.
 */
export async function inCopies<Item, Tools>(
	items: readonly Item[],
	{jobs, until}: Share,
	groupOf: (item: Item) => string,
	prepare: (copy: ProjectCopy) => Tools | Promise<Tools>,
	work: (tools: Tools, item: Item) => Promise<Item | undefined>,
	end: (tools: Tools) => void,
): Promise<readonly Item[]> {
	const queue = [...items];
	const groups = Array.from({length: Math.min(jobs, items.length)}, () => '');
	const take = (own: string) => {
		if (Date.now() >= until) return undefined;
		const first = (isWanted: (group: string) => boolean) =>
			queue.findIndex(item => isWanted(groupOf(item)));
		const ofOwn = first(group => group === own);
		const at = ofOwn < 0 ? first(group => !groups.includes(group)) : ofOwn;
		return queue.splice(Math.max(at, 0), 1)[0];
	};
	await Promise.all(
		groups.map(async (_none, job) => {
			const copy = copyProject(root);
			const tools = await prepare(copy);
			try {
				for (let item = take(''); item; item = take(groups[job] ?? '')) {
					groups[job] = groupOf(item);
					const more = await work(tools, item);
					if (more) queue.push(more);
				}
			} finally {
				end(tools);
				copy.remove();
			}
		}),
	);
	return queue;
}
