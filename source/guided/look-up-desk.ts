import {readClientSecret} from '../cognito/read-client-secret.ts';
import {writeForSupport} from '../cognito/support-writes.ts';
import type {CognitoSettings} from '../cognito/wire/wire.ts';
import {actCommand} from '../copy/act-words.ts';
import type {Access, Desk, Order, Scope, Visit} from '../flow/desk.ts';
import {Problem} from '../problem.ts';
import {services} from '../why/call/operations.ts';
import {lookUpProblem} from '../why/credentials-problem.ts';
import {type Asker, createAsker, usualBudget} from '../why/look-up/asker.ts';
import {listClients, listPools} from '../why/look-up/list-pools.ts';
import {MissingFact} from '../why/outcome.ts';
import {isSearchable, readWho} from '../why/question.ts';
import type {ReachedAws} from '../why/reach-aws.ts';
import {findCredentials} from '../why/start.ts';
import {lookUpWho} from '../why/who.ts';

/** How a desk reaches AWS; both methods reject with a Problem for invalid settings. */
type LookUpHost = {
	readonly reach: (visit: Visit) => Promise<ReachedAws>;
	/** The region of the command line, or of the credentials' profile. */
	readonly regionOf: (access: Access) => Promise<string | undefined>;
};

/** Looks up users, and takes the few actions that support may take for one. */
export function lookUpDesk({
	reach,
	regionOf,
}: LookUpHost): Pick<Desk, 'pools' | 'lookUp' | 'clients' | 'act'> {
	const ask = async <Value>(
		visit: Visit,
		signal: AbortSignal,
		question: (asker: Asker) => Promise<Value>,
	): Promise<Value> => {
		const {found, credentialsFault} = await findCredentials(await reach(visit), signal);
		const asker = createAsker(found, usualBudget, limited(signal));
		try {
			return await question(asker);
		} catch (error) {
			if (signal.aborted) throw new Problem('cancelled');
			if (!(error instanceof MissingFact)) throw error;
			const {misses} = error;
			throw lookUpProblem({calls: asker.calls(), misses, credentialsFault}) ?? error;
		}
	};

	return {
		pools: async (visit, named, signal) => {
			const region = named ?? (await regionOf(visit.access));
			if (region === undefined) return {region, pools: [], isWhole: true};
			try {
				const {items, isWhole} = await ask(visit, signal, asker => listPools(asker, region));
				return {region, pools: items, isWhole};
			} catch (problem) {
				// Without permission to list pools, the user can still type one.
				const isDenied =
					problem instanceof Problem &&
					problem.code === 'notLookedUp' &&
					'because' in problem.detail &&
					problem.detail.because === 'denied';
				if (!isDenied) throw problem;
				return {region, pools: [], isWhole: false, problem};
			}
		},

		lookUp: async (visit, {scope, who: text, asksMfa}, signal) => {
			const who = readWho(text);
			if (!isSearchable(who)) throw new Problem('whoUnreadable');
			const {region, userPoolId} = scope;
			const question = {who, region, userPoolId, asksMfa, asksSettings: true};
			const result = await lookUpWho(question, await reach(visit), {signal});
			const problem = lookUpProblem(result);
			if (problem && result.users.length === 0) throw problem;
			return result;
		},

		clients: async (visit, {region, userPoolId = ''}, signal) => {
			const {items} = await ask(visit, signal, asker => listClients(asker, {region, userPoolId}));
			return items;
		},

		act: async (visit, scope, order, signal) => {
			const settings = await settingsFor(await reach(visit), scope, order);
			const {act, person, clientId} = order;
			const secret =
				clientId === undefined ? undefined : await readClientSecret(settings, {signal});
			const client = {
				...settings.client,
				...(secret !== undefined && {clientSecret: secret}),
			};
			const answer = await writeForSupport(act, person.username, {...settings, client}, {signal});
			const command = actCommand(order, {
				region: scope.region,
				hasSecret: secret !== undefined,
				profile: visit.access.kind === 'profile' ? visit.access.name : undefined,
				endpointUrl: visit.endpointUrl,
			});
			return {...answer, command};
		},
	};
}

const limited = (signal: AbortSignal) =>
	AbortSignal.any([signal, AbortSignal.timeout(usualBudget.inAll)]);

/** The settings for the app client of a user's pool, at the lookups' endpoint. */
async function settingsFor(
	aws: ReachedAws,
	{region}: Scope,
	{person, clientId = ''}: Order,
): Promise<CognitoSettings> {
	const url = aws.signing.endpoint(services['cognito-idp'], region);
	return {
		client: {region, userPoolId: person.userPoolId, clientId, endpointUrl: url.href},
		transport: aws.transportTo(url),
		credentials: aws.signing.credentials,
	};
}
