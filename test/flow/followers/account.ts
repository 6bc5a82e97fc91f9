import {device, errand, sent, states, tokens, user} from '../samples.ts';
import {
	done,
	type Followers,
	failedNotice,
	failedPassword,
	known,
	list,
	remark,
	requestedAt,
	restarted,
	saving,
	triedAt,
	verifiedEmail,
} from './states.ts';

/** For each step of an account (attributes, codes, signing out): the events that apply, and the state after each. */
export const accountFollowers = {
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
} satisfies Readonly<Record<string, Followers>>;
