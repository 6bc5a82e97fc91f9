import type {SupportAnswer, SupportWrite} from '../cognito/support-writes.ts';
import type {Problem} from '../problem.ts';
import type {Investigation} from '../why/investigation.ts';
import type {Named} from '../why/look-up/list-pools.ts';
import type {AttributeName, Purpose, SendError, Who} from '../why/question.ts';
import type {FoundUser, WhoResult} from '../why/who.ts';
import type {Prefill} from './prefill.ts';

/** Whose AWS credentials are used. */
export type Access =
	/** Those that AWS's own tools find: environment, the default profile, an instance's role. */
	| {readonly kind: 'usual'}
	| {readonly kind: 'profile'; readonly name: string}
	/** None: what can be found out without them is shown. */
	| {readonly kind: 'none'};

/** The pool that is asked about. */
export type DeskPool = {
	readonly region: string;
	/** Unknown where all a person gave is an app client ID. */
	readonly userPoolId?: string | undefined;
	/** Instead of AWS's own addresses, for every service. */
	readonly endpointUrl?: string | undefined;
};

/** "This code did not arrive." */
export type Complaint = {
	readonly pool: DeskPool;
	readonly who: Who;
	readonly attribute: AttributeName;
	readonly purpose: Purpose;
	/** Names the pool where nothing else does. */
	readonly accessToken?: string | undefined;
	/** When the code was requested, ms since the epoch, where that is known. */
	readonly requestedAt?: number | undefined;
	/** What the request for a code was refused with, where it was. */
	readonly sendError?: SendError | undefined;
};

/** Where users are looked up: with whose credentials, and where calls go. */
export type Visit = {
	readonly access: Access;
	/** Instead of AWS's own addresses, for every service. */
	readonly endpointUrl?: string | undefined;
};

/** A user pool, or every one of a region. */
export type Scope = {readonly region: string; readonly userPoolId?: string | undefined};

/** The user pools that the credentials may see; none where the region is not known. */
export type PoolList = {
	readonly region: string | undefined;
	readonly pools: readonly Named[];
	/** Whether there are no more. */
	readonly isWhole: boolean;
	/** Why they could not be listed. */
	readonly problem?: Problem;
};

/** Who was found, and what could not be looked at. */
export type LookedUp = Pick<
	WhoResult,
	'users' | 'twins' | 'pools' | 'isWhole' | 'settings' | 'misses'
>;

/** One thing to do for a user. */
export type Order = {
	readonly act: SupportWrite;
	readonly person: FoundUser;
	/** The app client that asks for a confirmation code. */
	readonly clientId?: string | undefined;
};

/** What a person is asked about first: one thing to do, or the one read that is billed. */
export type Proposal =
	| Order
	| {
			readonly act: {readonly kind: 'askForMfa'};
			readonly person: FoundUser;
			readonly clientId?: undefined;
	  };

/** What was done, and the `aws` command that does the same. */
export type Done = SupportAnswer & {readonly command: string};

/** What a support desk asks of AWS. */
export type Desk = {
	/**
	 * The names of the profiles in AWS's files, and the one that the command line names. Rejects with a Problem for files
	 * that can't be read.
	 */
	readonly profiles: () => Promise<{
		readonly profiles: readonly string[];
		readonly named?: string;
	}>;
	/** The device whose code has to be given first; undefined where there is none. */
	readonly mfaDevice: (access: Access) => Promise<string | undefined>;
	/** Finds such credentials. Rejects with `credentialsMissing` where there are none. */
	readonly checkAccess: (
		access: Access,
		mfaCode: string | undefined,
		signal: AbortSignal,
	) => Promise<void>;
	/** Rejects with a Problem for an endpoint or certificates that can't be used. */
	readonly investigate: (complaint: Complaint, access: Access) => Promise<Investigation>;
	/** The user pools of a region: that of the credentials, where none is named. */
	readonly pools: (
		visit: Visit,
		region: string | undefined,
		signal: AbortSignal,
	) => Promise<PoolList>;
	/** Looks up whom a text names. Rejects with a Problem where it names nobody, and where nothing could be looked at. */
	readonly lookUp: (
		visit: Visit,
		search: {readonly scope: Scope; readonly who: string; readonly asksMfa: boolean},
		signal: AbortSignal,
	) => Promise<LookedUp>;
	/** The app clients of a pool. Rejects with a Problem. */
	readonly clients: (visit: Visit, scope: Scope, signal: AbortSignal) => Promise<readonly Named[]>;
	/** Does one thing, once. Rejects with a Problem. */
	readonly act: (visit: Visit, scope: Scope, order: Order, signal: AbortSignal) => Promise<Done>;
};

/** Where a support desk is: with which credentials, in the demo's account or a real one, and what pools it may see. */
export type DeskPlace = {
	readonly prefill: Prefill;
	readonly visit: Visit;
	/** The account around the embedded pool: nobody is asked for credentials. */
	readonly isDemo: boolean;
	/** None before it was asked for. */
	readonly list?: PoolList;
};
