import type {Investigation} from '../why/investigation.ts';
import type {AttributeName, Purpose, Who} from '../why/question.ts';

/** Whose AWS credentials are used. */
export type Access =
	/** Those that AWS's own tools find: environment, the default profile, an instance's role. */
	| {readonly kind: 'usual'}
	| {readonly kind: 'profile'; readonly name: string}
	/** None: what can be told without them is told. */
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
};

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
	/** Looks whether there are such credentials. Rejects with `credentialsMissing` where there are none. */
	readonly checkAccess: (access: Access) => Promise<void>;
	/** Rejects with a Problem for an endpoint or certificates that can't be used. */
	readonly investigate: (complaint: Complaint, access: Access) => Promise<Investigation>;
};
