import type {Context} from '../context.ts';
import type {Failure} from '../model/failure.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import {isRecord, members, optional, read, text, withDefault} from '../model/shape.ts';
import {jwtPart} from '../tokens/jws.ts';
import {findUserNamed} from '../users/identity.ts';
import {parametersOf, recordedOperations} from './trail.ts';

/** Records a call to a pool if CloudTrail records its operation. */
export function recordCall(
	context: Context,
	{
		name,
		request,
		requestId,
		failure,
	}: {
		readonly name: string;
		readonly request: unknown;
		readonly requestId: string;
		readonly failure: Failure | undefined;
	},
): void {
	if (!recordedOperations.has(name) || !isRecord(request)) return;
	const {pool, sub} = subjectOf(context, request);
	context.account.record({
		id: randomUuid(context.random),
		at: context.clock(),
		region: pool ? regionOf(pool) : context.region,
		name,
		requestId,
		...(failure && {errorCode: failure.type, errorMessage: failure.message}),
		...(sub !== undefined && {sub}),
		requestParameters: parametersOf(request),
	});
}

type Subject = {readonly pool?: UserPool; readonly sub?: string};

/** The user a call is about: the owner of its access token, or the user it names. */
function subjectOf({state}: Context, request: Readonly<Record<string, unknown>>): Subject {
	const {AccessToken, ClientId, Username, AuthParameters} = request;
	if (typeof AccessToken === 'string') return bearerOf(state.pools, AccessToken);
	const pool = [...state.pools.values()].find(
		({clients}) => typeof ClientId === 'string' && clients.has(ClientId),
	);
	const username = Username ?? (isRecord(AuthParameters) ? AuthParameters['USERNAME'] : undefined);
	if (!pool || typeof username !== 'string') return {...(pool && {pool})};
	const sub = findUserNamed(pool, username)?.attributes['sub'];
	return {pool, ...(sub !== undefined && {sub})};
}

const claimsShape = members({iss: withDefault(text, ''), sub: optional(text)});

function bearerOf(pools: ReadonlyMap<string, UserPool>, token: string): Subject {
	try {
		const {iss, sub} = read(claimsShape, jwtPart(token, 1));
		const pool = pools.get(iss.slice(iss.lastIndexOf('/') + 1));
		return {...(pool && {pool}), ...(pool && sub !== undefined && {sub})};
	} catch {
		return {};
	}
}
