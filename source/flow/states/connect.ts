import type {AppClient} from '../../cognito/cognito.ts';
import type {Session, SessionSummary} from '../../session/session.ts';
import type {Account, Connection, Interrupted} from '../connection.ts';
import type {Notice} from '../notice.ts';
import type {Prefill} from '../prefill.ts';

/** A pool to choose, and where it was found. */
export type PoolChoice = {
	readonly client: AppClient;
	/** A file name; absent for a pool used before. */
	readonly foundIn?: string;
	/** A pool used before as it is saved, without the command line's options. */
	readonly saved?: AppClient;
};

/** Everything there is to connect to. */
export type Surroundings = {
	readonly prefill: Prefill;
	readonly sessions: readonly SessionSummary[];
	readonly pools: readonly PoolChoice[];
	/** The current session. */
	readonly current?: Session;
};

export type ConnectState =
	/** Work: reads the store, the settings and this folder. */
	| {
			readonly step: 'starting';
			/** Resumes the last session; otherwise asks. */
			readonly isResuming: boolean;
			readonly notice?: Notice;
	  }
	| {
			readonly step: 'connect';
			readonly prefill: Prefill;
			readonly sessions: readonly SessionSummary[];
			readonly pools: readonly PoolChoice[];
			readonly notice?: Notice;
	  }
	/** Work: makes a cached session the current one. */
	| {readonly step: 'openingSession'; readonly prefill: Prefill; readonly name: string}
	/** Work: starts the embedded pool. */
	| {readonly step: 'startingDemo'; readonly prefill: Prefill}
	| {
			readonly step: 'poolId';
			readonly prefill: Prefill;
			/** The initial content of the field, unless the prefill has one. */
			readonly typed?: string;
			readonly notice?: Notice;
	  }
	| {
			readonly step: 'clientId';
			readonly prefill: Prefill;
			readonly region: string;
			readonly userPoolId?: string;
			readonly typed?: string;
			readonly notice?: Notice;
	  }
	| ({readonly step: 'pasteToken'; readonly typed?: string; readonly notice?: Notice} & Pasting)
	/** Work: reads the token offline. */
	| ({readonly step: 'readingToken'; readonly token: string} & Pasting);

/** Asks for a token, keeping the code that was typed before the current token was refused. */
type Pasting = {readonly prefill: Prefill; readonly interrupted?: Interrupted};

export type ConnectEvent =
	| {readonly type: 'started'; readonly surroundings: Surroundings; readonly notice?: Notice}
	| {readonly type: 'choseSession'; readonly name: string}
	| {readonly type: 'chosePool'; readonly client: AppClient}
	| {readonly type: 'choseTyping'}
	| {readonly type: 'chosePasting'}
	| {readonly type: 'choseDemo'}
	/** Without an item for a permanent row. */
	| {readonly type: 'askedToForget'; readonly item: Forgettable | undefined}
	| {readonly type: 'poolIdGiven'; readonly text: string}
	| {readonly type: 'clientIdGiven'; readonly text: string}
	| {readonly type: 'tokenGiven'; readonly token: string}
	| {readonly type: 'tokenRead'; readonly account: Account}
	| {readonly type: 'sessionOpened'; readonly session: Session}
	| {readonly type: 'demoStarted'; readonly connection: Connection};

/** An entry that can be removed from the list: a session, or a pool used before. */
export type Forgettable =
	| {readonly kind: 'session'; readonly name: string}
	| {readonly kind: 'pool'; readonly client: AppClient};
