import type {SupportAnswer, SupportWrite} from '../cognito/support-writes.ts';
import type {Problem} from '../problem.ts';
import type {Investigation} from '../why/investigation.ts';
import type {Named} from '../why/look-up/list-pools.ts';
import type {AttributeName, Purpose, SendError, Who} from '../why/question.ts';
import type {FoundUser, WhoResult} from '../why/who.ts';
import type {Prefill} from './prefill.ts';

/** Whose AWS credentials are used. */
export type Access =
	/** Those that AWS's own tools find: environment, default profile, instance role. */
	| {readonly kind: 'usual'}
	| {readonly kind: 'profile'; readonly name: string}
	/** None: shows what can be found out without them. */
	| {readonly kind: 'none'};

/** The pool in question. */
export type DeskPool = {
	readonly region: string;
	/** Absent if only an app client ID was given. */
	readonly userPoolId?: string | undefined;
	/** Replaces AWS's own endpoints for every service. */
	readonly endpointUrl?: string | undefined;
};

/** A report that a code did not arrive. */
export type Complaint = {
	readonly pool: DeskPool;
	readonly who: Who;
	readonly attribute: AttributeName;
	readonly purpose: Purpose;
	/** Identifies the pool if nothing else does. */
	readonly accessToken?: string | undefined;
	/** When the code was requested, ms since 1970, if known. */
	readonly requestedAt?: number | undefined;
	/** The error of the request for the code, if it was refused. */
	readonly sendError?: SendError | undefined;
};

/** The context for looking up users: the credentials and the endpoint. */
export type Visit = {
	readonly access: Access;
	/** Replaces AWS's own endpoints for every service. */
	readonly endpointUrl?: string | undefined;
};

/** A user pool, or all pools of a region. */
export type Scope = {readonly region: string; readonly userPoolId?: string | undefined};

/** The user pools that the credentials can see; empty if the region isn't known. */
export type PoolList = {
	readonly region: string | undefined;
	readonly pools: readonly Named[];
	/** False if there are more. */
	readonly isWhole: boolean;
	/** Why they couldn't be listed. */
	readonly problem?: Problem;
};

/** The users found, and what couldn't be looked up. */
export type LookedUp = Pick<
	WhoResult,
	'users' | 'twins' | 'pools' | 'isWhole' | 'settings' | 'misses'
>;

/** An action to take for a user. */
export type Order = {
	readonly act: SupportWrite;
	readonly person: FoundUser;
	/** The app client that requests a confirmation code. */
	readonly clientId?: string | undefined;
};

/** Something to confirm first: an action, or the one billed read. */
export type Proposal =
	| Order
	| {
			readonly act: {readonly kind: 'askForMfa'};
			readonly person: FoundUser;
			readonly clientId?: undefined;
	  };

/** The outcome of an action, and the equivalent `aws` command. */
export type Done = SupportAnswer & {readonly command: string};

/** The operations of a support desk on AWS. */
export type Desk = {
	/**
	 * The profiles in AWS's files, and the one that the command line names. Rejects with a Problem if the files can't be
	 * read.
	 */
	readonly profiles: () => Promise<{
		readonly profiles: readonly string[];
		readonly named?: string;
	}>;
	/** The device whose code is needed first; undefined if none is. */
	readonly mfaDevice: (access: Access) => Promise<string | undefined>;
	/** Checks that there are such credentials. Rejects with `credentialsMissing` if not. */
	readonly checkAccess: (
		access: Access,
		mfaCode: string | undefined,
		signal: AbortSignal,
	) => Promise<void>;
	/** Rejects with a Problem if the endpoint or certificates are invalid. */
	readonly investigate: (complaint: Complaint, access: Access) => Promise<Investigation>;
	/** The user pools of a region, by default that of the credentials. */
	readonly pools: (
		visit: Visit,
		region: string | undefined,
		signal: AbortSignal,
	) => Promise<PoolList>;
	/**
	 * Looks up the users that a text refers to. Rejects with a Problem if the text is invalid, or nothing could be looked
	 * up.
	 */
	readonly lookUp: (
		visit: Visit,
		search: {readonly scope: Scope; readonly who: string; readonly asksMfa: boolean},
		signal: AbortSignal,
	) => Promise<LookedUp>;
	/** Lists the app clients of a pool. Rejects with a Problem. */
	readonly clients: (visit: Visit, scope: Scope, signal: AbortSignal) => Promise<readonly Named[]>;
	/** Takes an action, once. Rejects with a Problem. */
	readonly act: (visit: Visit, scope: Scope, order: Order, signal: AbortSignal) => Promise<Done>;
};

/** The context of a support desk: its credentials, a demo or real account, and the visible pools. */
export type DeskPlace = {
	readonly prefill: Prefill;
	readonly visit: Visit;
	/** The account around the embedded pool, which needs no credentials. */
	readonly isDemo: boolean;
	/** Absent until it was requested. */
	readonly list?: PoolList;
};
