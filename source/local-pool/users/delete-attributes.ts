import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {withAttributes} from './attributes.ts';

/** What a list of attribute names is as a change: each value deleted. */
export const deletions = (names: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(names.map(name => [name, '']));

/** Deletes attributes of a user; an address takes its mark, its code and the value that waits for it along. */
export function deleteAttributes(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	names: readonly string[],
): User {
	const remaining = <T>(map: Readonly<Record<string, T>>) =>
		Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
	return state.change(pool, user, {
		attributes: withAttributes(user.attributes, deletions(names)),
		pending: remaining(user.pending),
		codes: remaining(user.codes),
		modifiedAt: clock(),
	});
}
