import {root} from '../build.js';
import {copyProject, type ProjectCopy} from './project-copy.ts';

/** How often and for how long something is done in copies of the project. */
export type Share = {
	readonly jobs: number;
	/** ms since the epoch; nothing is begun afterwards. */
	readonly until: number;
};

/**
 * Runs `work` on each of `items`, and on what it gives, in as many copies of the project as there are jobs. A copy keeps to
 * one group as long as there are items of it, so that two seldom load the same test files. Gives what was not begun in time.
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
