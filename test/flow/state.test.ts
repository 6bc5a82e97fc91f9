import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {User} from '../../source/cognito/cognito.ts';
import type {Account} from '../../source/flow/connection.ts';
import {next} from '../../source/flow/next.ts';
import type {Remark} from '../../source/flow/notice.ts';
import type {Event, State, Step} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {
	account,
	attempt,
	client,
	connection,
	delivery,
	device,
	errand,
	events,
	person,
	problem,
	sent,
	states,
	tokens,
	twin,
	user,
} from './samples.ts';

/** What follows, whole. */
type Followers = {readonly [Type in Event['type']]?: State};

const {step: _password, ...jane} = states.password;
const list: State = {step: 'starting', isResuming: false};
const failedNotice = {kind: 'problem', problem} as const;
const remark = (name: Remark) => ({kind: 'remark', remark: name}) as const;
const withoutPassword: State = states.password;
const failedPassword: State = {...states.password, notice: failedNotice};
const from = states.password;
const saving: State = {step: 'savingSession', connection, from, tokens};
const known = {account, user};
const done: State = {step: 'done', exitCode: 0};
const requestedAt = (at: number): Account => ({
	...account,
	ledger: {sends: [at], tries: [], requested: {email: at}},
	sent: [],
});
const triedAt = (at: number): Account => ({...account, ledger: {sends: [], tries: [at]}});
const restarted: State = {step: 'loadingAttributes', account};
const verifiedEmail: User = {
	...user,
	attributes: user.attributes.map(known =>
		known.name === 'email' ? {...known, isVerified: true} : known,
	),
};
const administratorList: State = {
	step: 'chooseProfile',
	errand: states.checkingAccess.errand,
	profiles: ['support', 'production'],
	chosen: {kind: 'usual'},
};

/**
 * The whole flow: for each step, the events it answers and the state each leads to, whole. Every other event must leave
 * the very same object, and Ctrl+C leads to `done` from everywhere.
 */
const table: {[Name in Step]: Followers} = {
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
	username: {
		usernameGiven: states.password,
		askedForWays: {step: 'chooseWay', connection, from: states.username},
		wentBack: list,
	},
	password: {
		passwordGiven: states.signingIn,
		askedForWays: states.chooseWay,
		wentBack: {...jane, step: 'username'},
	},
	chooseWay: {
		choseWay: {...jane, step: 'username', way: 'USER_AUTH', menu: from},
		choseBrowser: states.domain,
		choseClientSecret: {step: 'clientSecret', connection, from},
		choseNewPassword: {step: 'resetPassword', attempt: jane, menu: from},
		wentBack: from,
	},
	clientSecret: {
		clientSecretGiven: {
			step: 'signingIn',
			attempt: {...attempt, connection: {client: {...client, clientSecret: 'client secret'}}},
		},
		askedToReadSecret: {
			step: 'findingProfiles',
			errand: {kind: 'clientSecret', connection, from, attempt},
		},
		wentBack: from,
	},
	readingSecret: {
		secretRead: {
			step: 'signingIn',
			attempt: {...attempt, connection: {client: {...client, clientSecret: 'client secret'}}},
		},
		wentBack: states.clientSecret,
		failed: {...states.clientSecret, notice: failedNotice},
	},
	signingIn: {signInAnswered: saving, wentBack: withoutPassword, failed: failedPassword},
	domain: {
		domainGiven: {
			step: 'openingBrowser',
			connection: {client: {...client, domainUrl: 'https://auth.example.com'}},
			from,
		},
		wentBack: states.chooseWay,
	},
	openingBrowser: {
		browserReady: states.waitingForBrowser,
		wentBack: states.chooseWay,
		failed: {...states.domain, notice: failedNotice},
	},
	waitingForBrowser: {
		browserReturned: saving,
		wentBack: states.chooseWay,
		failed: {...states.domain, notice: failedNotice},
	},
	challenge: {challengeTyped: states.answering, wentBack: withoutPassword},
	chosenPassword: {
		challengeTyped: {
			step: 'answering',
			form: states.chosenPassword,
			answer: {kind: 'choice', choice: 'PASSWORD', password: '123456'},
		},
		wentBack: withoutPassword,
	},
	requiredAttribute: {
		challengeTyped: {
			...states.requiredAttribute,
			given: {given_name: '123456'},
			name: 'family_name',
		},
		wentBack: withoutPassword,
	},
	mfaEmail: {
		challengeTyped: {
			step: 'answering',
			form: states.mfaEmail,
			answer: {kind: 'email', email: '123456'},
		},
		wentBack: withoutPassword,
	},
	authenticator: {challengeTyped: states.verifyingAuthenticator, wentBack: withoutPassword},
	startingAuthenticator: {
		authenticatorStarted: {...states.authenticator, secret: 'JBSWY3DP'},
		wentBack: withoutPassword,
		failed: failedPassword,
	},
	verifyingAuthenticator: {
		authenticatorVerified: {
			step: 'answering',
			form: states.authenticator,
			answer: {kind: 'authenticatorReady', session: 'opaque'},
		},
		wentBack: {...states.authenticator, typed: '123456'},
		failed: failedPassword,
	},
	answering: {challengeAnswered: saving, wentBack: withoutPassword, failed: failedPassword},
	confirmSignUp: {
		confirmationCodeGiven: states.confirmingSignUp,
		askedForConfirmationAgain: states.resendingConfirmation,
		wentBack: withoutPassword,
	},
	confirmingSignUp: {
		signUpConfirmed: states.signingIn,
		wentBack: {...states.confirmSignUp, typed: '123456'},
		failed: {...states.confirmSignUp, typed: '123456', notice: failedNotice},
	},
	resendingConfirmation: {
		confirmationSent: {
			...states.confirmSignUp,
			delivery,
			notice: remark('confirmationSentAgain'),
		},
		wentBack: {...states.confirmSignUp, askedAt: 5000, notice: remark('sendLeft')},
		failed: {...states.confirmSignUp, askedAt: 5000, notice: failedNotice},
	},
	resetPassword: {askedForReset: states.requestingReset, wentBack: withoutPassword},
	requestingReset: {
		resetSent: states.resetCode,
		wentBack: {...states.resetPassword, notice: remark('sendLeft')},
		failed: {...states.resetPassword, notice: failedNotice},
	},
	resetCode: {
		resetCodeGiven: states.resetNewPassword,
		askedForReset: {...states.requestingReset, earlier: delivery},
		wentBack: states.resetPassword,
	},
	resetNewPassword: {
		newPasswordGiven: states.resetting,
		wentBack: {...states.resetCode, typed: '123456'},
	},
	resetting: {
		passwordReset: {step: 'signingIn', attempt: {...attempt, password: 'Secret-2'}},
		wentBack: {...states.resetCode, typed: '123456', password: 'Secret-2'},
		failed: {
			...states.resetCode,
			typed: '123456',
			password: 'Secret-2',
			notice: failedNotice,
		},
	},
	rememberDevice: {rememberChosen: states.confirmingDevice, wentBack: saving},
	confirmingDevice: {
		deviceConfirmed: {...states.savingSession, tokens: {...tokens, device}},
		wentBack: saving,
		failed: {...states.savingSession, notice: failedNotice},
	},
	savingSession: {sessionSaved: restarted, failed: failedPassword},
	loadingAttributes: {
		attributesLoaded: states.chooseAttribute,
		wentBack: list,
		failed: states.attributesFailed,
	},
	attributesFailed: {askedAgain: restarted, wentBack: list},
	chooseAttribute: {
		choseAttribute: states.requestingCode,
		hasCodeFor: {...known, step: 'enterCode', sent: {attribute: 'email'}},
		choseChange: states.changeValue,
		askedWhy: {
			step: 'findingProfiles',
			errand: {
				kind: 'why',
				complaint: {...errand.complaint, requestedAt: undefined},
				from: states.chooseAttribute,
				isDemo: false,
			},
		},
		choseSignOut: states.signOut,
		askedAgain: restarted,
		choseOtherPool: list,
		finished: done,
		wentBack: list,
	},
	changeValue: {valueGiven: states.updatingValue, wentBack: states.chooseAttribute},
	updatingValue: {
		valueUpdated: {
			step: 'enterCode',
			user,
			sent: {...sent, newValue: 'j@example.org'},
			account: {...requestedAt(1000), sent: [{...sent, newValue: 'j@example.org'}]},
		},
		wentBack: {
			step: 'loadingAttributes',
			account: requestedAt(5000),
			notice: remark('updateLeft'),
		},
		failed: {...states.changeValue, typed: 'j@example.org', notice: failedNotice},
	},
	signOut: {confirmedSignOut: states.signingOut, wentBack: states.chooseAttribute},
	signingOut: {signedOut: states.signedOut, failed: {...states.signOut, notice: failedNotice}},
	signedOut: {choseOtherPool: list, wentBack: list, finished: done},
	confirmSend: {
		confirmed: states.requestingCode,
		hasCodeFor: {...known, step: 'enterCode', sent: {attribute: 'email'}},
		wentBack: states.chooseAttribute,
	},
	confirmTry: {
		confirmed: {...states.verifying, code: 'abcd'},
		wentBack: {...states.enterCode, typed: 'abcd'},
	},
	requestingCode: {
		codeSent: {step: 'enterCode', user, sent, account: {...requestedAt(1000), sent: [sent]}},
		wentBack: {
			...states.chooseAttribute,
			account: requestedAt(5000),
			notice: remark('sendLeft'),
		},
		failed: {...states.chooseAttribute, notice: failedNotice},
	},
	enterCode: {
		codeGiven: states.verifying,
		askedToResend: {...states.requestingCode, earlier: sent},
		askedWhy: states.findingProfiles,
		wentBack: states.chooseAttribute,
	},
	findingProfiles: {
		profilesFound: states.chooseProfile,
		wentBack: states.enterCode,
		failed: {...states.enterCode, notice: failedNotice},
	},
	chooseProfile: {choseAccess: states.startingWhy, wentBack: states.enterCode},
	checkingAccess: {
		accessFound: {
			...states.password,
			connection: {...connection, access: {kind: 'usual'}},
			way: 'ADMIN_USER_PASSWORD_AUTH',
			menu: from,
		},
		mfaCodeNeeded: {...states.mfaCode, asking: states.checkingAccess},
		wentBack: administratorList,
		failed: {...administratorList, notice: failedNotice},
	},
	startingWhy: {
		investigationReady: states.asking,
		mfaCodeNeeded: states.mfaCode,
		wentBack: states.enterCode,
		failed: {...states.enterCode, notice: failedNotice},
	},
	asking: {
		whyAnswered: states.answered,
		wentBack: states.enterCode,
		failed: {...states.enterCode, notice: failedNotice},
	},
	answered: {
		askedAgain: states.startingWhy,
		choseOtherAccess: states.findingProfiles,
		wentBack: states.enterCode,
	},
	verifying: {
		codeAccepted: {
			...states.verified,
			account: {...triedAt(2000), sent: []},
			user: verifiedEmail,
		},
		wentBack: {
			...states.enterCode,
			account: triedAt(5000),
			typed: '123456',
			notice: remark('verifyLeft'),
		},
		failed: {
			...states.enterCode,
			account: triedAt(5000),
			typed: '123456',
			notice: failedNotice,
		},
	},
	verified: {
		choseAnotherAttribute: restarted,
		choseSignOut: states.signOut,
		finished: done,
		wentBack: restarted,
	},
	mfaCode: {
		mfaCodeGiven: {...states.startingWhy, mfaCode: '123456'},
		wentBack: states.findingProfiles,
	},
	findingPools: {
		poolsFound: states.choosePool,
		wentBack: states.namePool,
		failed: {...states.namePool, notice: failedNotice},
	},
	choosePool: {
		choseScope: states.nameUser,
		choseTyping: states.namePool,
		wentBack: {step: 'findingProfiles', errand: {kind: 'lookUp', prefill: {}}},
	},
	namePool: {poolIdGiven: states.nameUser, wentBack: states.choosePool},
	nameUser: {whoGiven: states.lookingUp, wentBack: states.choosePool},
	lookingUp: {
		lookedUp: states.userFound,
		wentBack: {...states.nameUser, typed: 'jane@example.com'},
		failed: {...states.nameUser, typed: 'jane@example.com', notice: failedNotice},
	},
	chooseUser: {
		choseUser: {...states.userFound, found: states.chooseUser.found, person: twin},
		wentBack: {...states.nameUser, typed: 'jane@example.com'},
	},
	userFound: {
		askedWhy: {
			step: 'startingWhy',
			errand: {
				kind: 'why',
				complaint: {
					pool: errand.complaint.pool,
					who: {kind: 'sub', value: person.sub},
					attribute: 'email',
					purpose: 'attribute',
				},
				from: states.userFound,
				isDemo: false,
			},
			access: {kind: 'profile', name: 'support'},
		},
		askedForMfa: {...states.lookingUp, asksMfa: true, person},
		askedAgain: {...states.lookingUp, person},
		choseAct: states.confirmAct,
		wentBack: {...states.nameUser, typed: 'jane@example.com'},
	},
	findingClients: {
		clientsFound: states.chooseClient,
		wentBack: states.userFound,
		failed: {...states.userFound, notice: failedNotice},
	},
	chooseClient: {
		choseClient: {
			...states.confirmAct,
			order: {act: {kind: 'resendConfirmation'}, person, clientId: 'client1'},
		},
		wentBack: states.userFound,
	},
	newValue: {
		valueGiven: {
			...states.confirmAct,
			order: {
				act: {kind: 'changeValue', attribute: 'email', value: 'j@example.org'},
				person,
			},
		},
		wentBack: states.userFound,
	},
	confirmAct: {actConfirmed: states.acting, wentBack: states.userFound},
	acting: {
		actDone: states.acted,
		wentBack: {...states.lookingUp, person, notice: remark('actLeft')},
		failed: {...states.confirmAct, notice: failedNotice},
	},
	acted: {
		askedAgain: {...states.lookingUp, person},
		wentBack: {...states.lookingUp, person},
	},
	done: {},
};

const allStates: readonly State[] = Object.values(states);
const allEvents: readonly Event[] = Object.values(events);

test('each step answers the events of its table, and no other', () => {
	for (const state of allStates) {
		for (const event of allEvents) {
			const following = next(state, event);
			const name = `${state.step} × ${event.type}`;
			if (event.type === 'cancelled' && state.step !== 'done') {
				assert.deepEqual(following, {step: 'done', exitCode: 130}, name);
				continue;
			}
			const expected = table[state.step][event.type];
			if (expected === undefined) assert.equal(following, state, name);
			else {
				assert.deepEqual(following, expected, name);
				assert.notEqual(following, state, name);
			}
		}
	}
});

test('tokens that were renewed before a call failed are the ones that everything continues with', () => {
	const tokens = {...account.tokens, accessToken: 'renewed', refreshToken: 'rotated'};
	const renewed = {...account, tokens};
	const problems = [
		new Problem('serviceFailed', {mayHaveBeenSent: true}),
		new Problem('timedOut', {host: 'example.com', mayHaveBeenSent: true}),
		new Problem('wrongCode'),
		new Problem('tokenExpired'),
	];
	const steps = ['loadingAttributes', 'updatingValue', 'requestingCode', 'verifying'] as const;
	for (const step of steps) {
		for (const problem of problems) {
			const {code} = problem;
			const after = next(states[step], {type: 'failed', problem, at: 5000, account: renewed});
			assert.ok('account' in after, `${step}, ${code}`);
			assert.deepEqual(after.account.tokens, tokens, `${step}, ${code}`);
		}
	}
	const late: Event = {type: 'failed', problem, at: 5000, account: renewed};
	assert.equal(next(states.chooseAttribute, late), states.chooseAttribute);
});

test('a state is never changed in place', () => {
	const before = JSON.stringify(states);
	for (const state of allStates) for (const event of allEvents) next(state, event);
	assert.equal(JSON.stringify(states), before);
});

test('Esc leads from every step that waits for a reply, or the wait ends by itself', () => {
	// Reading this computer's own files and telling the service of a sign-out cannot be left half done.
	const endsByItself = new Set<Step>([
		'starting',
		'connect',
		'savingSession',
		'signingOut',
		'forgetting',
		'done',
	]);
	for (const state of allStates) {
		if (endsByItself.has(state.step)) continue;
		assert.notEqual(next(state, events.wentBack), state, state.step);
	}
});
