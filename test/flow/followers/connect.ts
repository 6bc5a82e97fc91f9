import {account, client, states} from '../samples.ts';
import {done, type Followers, failedNotice, list} from './states.ts';

/** For each step of choosing what to connect to: the events that apply, and the state after each. */
export const connectFollowers = {
	starting: {started: states.connect},
	connect: {
		choseSession: states.openingSession,
		chosePool: states.username,
		choseTyping: states.poolId,
		chosePasting: states.pasteToken,
		choseDemo: states.startingDemo,
		choseLookUp: {step: 'findingProfiles', errand: {kind: 'lookUp', prefill: {}}},
		askedToForget: states.confirmForget,
		finished: done,
	},
	openingSession: {
		sessionOpened: {...states.loadingAttributes, opened: 'session'},
		wentBack: list,
		failed: {...list, notice: failedNotice},
	},
	startingDemo: {
		demoStarted: states.username,
		wentBack: list,
		failed: {...list, notice: failedNotice},
	},
	poolId: {
		poolIdGiven: states.clientId,
		wentBack: list,
		failed: {...list, notice: failedNotice},
	},
	clientId: {
		clientIdGiven: {...states.username, connection: {client, typedIn: {}}},
		wentBack: {step: 'poolId', prefill: {}, typed: 'eu-west-1_AbC'},
	},
	pasteToken: {
		tokenGiven: states.readingToken,
		wentBack: list,
		failed: {...list, notice: failedNotice},
	},
	readingToken: {
		tokenRead: {
			step: 'loadingAttributes',
			account: {...account, pastedWith: {}},
			opened: 'token',
		},
		wentBack: {...states.pasteToken, typed: 'a.b.c'},
		failed: {...states.pasteToken, typed: 'a.b.c', notice: failedNotice},
	},
	confirmForget: {confirmed: states.forgetting, wentBack: states.connect},
	forgetting: {forgotten: list, failed: {...list, notice: failedNotice}},
} satisfies Readonly<Record<string, Followers>>;
