import {attempt, challenges, client, connection, states} from '../samples.ts';
import {
	type Followers,
	failedNotice,
	failedPassword,
	from,
	jane,
	list,
	saving,
	withoutPassword,
} from './states.ts';

/** For each step of signing in, and each challenge on the way: the events that apply, and the state after each. */
export const signInFollowers = {
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
		wentBack: {...states.challenge, challenge: challenges.SELECT_CHALLENGE},
	},
	requiredAttribute: {
		challengeTyped: {
			...states.requiredAttribute,
			given: {given_name: '123456'},
			name: 'family_name',
		},
		wentBack: {...states.challenge, challenge: challenges.NEW_PASSWORD_REQUIRED},
	},
	mfaEmail: {
		challengeTyped: {
			step: 'answering',
			form: states.mfaEmail,
			answer: {kind: 'email', email: '123456'},
		},
		wentBack: {...states.challenge, challenge: challenges.MFA_SETUP},
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
} satisfies Readonly<Record<string, Followers>>;
