import {checkRegion} from '../endpoint.ts';
import {Problem} from '../problem.ts';
import {property, texts} from './call/read-value.ts';
import type {Pool, User} from './facts.ts';
import {
	type Asker,
	type Aws,
	type Budget,
	type Call,
	createAsker,
	usualBudget,
} from './look-up/asker.ts';
import {findByValue, findUsers} from './look-up/find-users.ts';
import {listPools} from './look-up/list-pools.ts';
import {describePool} from './look-up/pool-facts.ts';
import {type Miss, MissingFact} from './outcome.ts';
import type {Who} from './question.ts';
import {findCredentials} from './start.ts';

/** A user, with the pool they were found in. */
export type FoundUser = User & {
	readonly userPoolId: string;
	/** The factors that are set up, if requested. */
	readonly mfa?: readonly string[];
};

/** The users found, and what couldn't be looked up. */
export type WhoResult = {
	readonly users: readonly FoundUser[];
	/** Other users of the same pool with the same address or number. */
	readonly twins: readonly FoundUser[];
	/** The pools that were searched. */
	readonly pools: readonly string[];
	/** Whether all pools were searched. */
	readonly isWhole: boolean;
	/** The settings of the pools in which somebody was found, if requested. */
	readonly settings: readonly Pool[];
	readonly misses: readonly Miss[];
	readonly calls: readonly Call[];
	/** The error of the search for credentials, if it found none. */
	readonly credentialsFault: string | undefined;
};

export type WhoQuestion = {
	readonly who: Who;
	readonly region: string;
	/** Every pool of the region by default. */
	readonly userPoolId: string | undefined;
	/** Calls AdminGetUser, which is billed: it makes the user a monthly active user. */
	readonly asksMfa: boolean;
	/** Also reads the settings of the pools in which somebody is found. */
	readonly asksSettings?: boolean;
};

/**
 * Looks up users by address, number, sub or username. Read-only, and unbilled unless `asksMfa` is set. Rejects with
 * `regionInvalid`, and with `cancelled` if the signal is aborted.
 */
export async function lookUpWho(
	{who, region, userPoolId, asksMfa, asksSettings = false}: WhoQuestion,
	aws: Aws,
	{
		signal,
		budget = usualBudget,
	}: {readonly signal?: AbortSignal; readonly budget?: Budget | undefined} = {},
): Promise<WhoResult> {
	checkRegion(region);
	const {found: reached, credentialsFault} = await findCredentials(aws, signal);
	const ended = AbortSignal.timeout(budget.inAll);
	const asker = createAsker(reached, budget, signal ? AbortSignal.any([signal, ended]) : ended);
	const {ask} = asker;
	const misses: Miss[] = [];
	/** A failed call is recorded, and the rest counts. */
	const orMiss = async <Value>(work: Promise<readonly Value[]>): Promise<readonly Value[]> =>
		work.catch(error => {
			if (!(error instanceof MissingFact)) throw error;
			misses.push(...error.misses);
			return [];
		});

	const {items: pools, isWhole} =
		userPoolId === undefined ? await listed() : {items: [userPoolId], isWhole: true};
	const found = await Promise.all(pools.map(pool => orMiss(findIn(pool))));
	const homes = [...new Set(found.flat().map(user => user.userPoolId))];
	const [users, settings] = await Promise.all([
		Promise.all(found.flat().map(withMfa)),
		Promise.all(asksSettings ? homes.map(pool => orMiss(settingsOf(pool))) : []),
	]);
	const twins = await Promise.all(users.map(user => orMiss(twinsOf(user, {ask, region}))));
	if (signal?.aborted) throw new Problem('cancelled');
	return {
		users,
		twins: others(twins.flat(), users),
		pools,
		isWhole,
		settings: settings.flat(),
		misses,
		calls: asker.calls(),
		credentialsFault,
	};

	async function listed(): Promise<{readonly items: readonly string[]; readonly isWhole: boolean}> {
		const [found] = await orMiss(listPools(asker, region).then(pools => [pools]));
		return {items: found?.items.map(({id}) => id) ?? [], isWhole: found?.isWhole ?? false};
	}

	async function settingsOf(pool: string): Promise<readonly Pool[]> {
		return [await describePool({ask, region, userPoolId: pool})];
	}

	async function findIn(pool: string): Promise<readonly FoundUser[]> {
		const {items} = await findUsers({ask, region, userPoolId: pool}, who);
		return items.map(user => ({...user, userPoolId: pool}));
	}

	async function withMfa(user: FoundUser): Promise<FoundUser> {
		if (!asksMfa) return user;
		const input = {UserPoolId: user.userPoolId, Username: user.username};
		const [mfa] = await orMiss(
			ask('cognito-idp:AdminGetUser', region, {input}).then(answer => [
				texts(property(answer, 'UserMFASettingList')),
			]),
		);
		return mfa === undefined ? user : {...user, mfa};
	}
}

/** Users of the same pool with the same address or number. */
async function twinsOf(
	{userPoolId, email, phoneNumber}: FoundUser,
	{ask, region}: {readonly ask: Asker['ask']; readonly region: string},
): Promise<readonly FoundUser[]> {
	const search = {ask, region, userPoolId};
	const searches = await Promise.all([
		...(email === undefined ? [] : [findByValue(search, 'email', email)]),
		...(phoneNumber === undefined ? [] : [findByValue(search, 'phone_number', phoneNumber)]),
	]);
	return searches.flatMap(({items}) => items.map(user => ({...user, userPoolId})));
}

/** The `twins` that aren't among `users`, without duplicates. */
function others(twins: readonly FoundUser[], users: readonly FoundUser[]): readonly FoundUser[] {
	const known = new Set(users.map(({sub}) => sub));
	return [
		...new Map(twins.filter(({sub}) => !known.has(sub)).map(twin => [twin.sub, twin])).values(),
	];
}
