import {person, twin} from '../desk-samples.ts';
import {connection, errand, states} from '../samples.ts';
import {administratorList, type Followers, failedNotice, from, remark} from './states.ts';

/** For each step that needs AWS credentials: the events that apply, and the state after each. */
export const deskFollowers = {
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
		askedForMfa: {...states.confirmAct, order: {act: {kind: 'askForMfa'}, person}},
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
} satisfies Readonly<Record<string, Followers>>;
