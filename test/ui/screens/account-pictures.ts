import {helpFor} from '../../../source/copy/help-words.ts';
import {problemNotice, remarkNotice} from '../../../source/flow/notice.ts';
import {Problem} from '../../../source/problem.ts';
import {account, client, delivery, sent, states, tokens, user} from '../../flow/samples.ts';
import {demo, demoConnection, someMessages} from '../../helpers/demo-samples.ts';
import {fullUser, longNotice} from '../../helpers/extreme-states.ts';
import type {Pictures} from '../../helpers/pictures.ts';

const inDemo = {...account, connection: demoConnection};
const pending = {...account, ledger: {sends: [1_000], tries: [], requested: {email: 1_000}}};
const spent = {
	...account,
	ledger: {
		sends: [1_000, 2_000, 3_000, 4_000],
		tries: Array.from({length: 13}, (_, at) => at),
		requested: {email: 4_000},
	},
};
const {refreshToken: _, ...withoutRefresh} = tokens;
const ended = {...account, tokens: {...withoutRefresh, expiresAt: 5_000}};
const bare = {username: 'jane', attributes: [{name: 'sub', value: '1234'}]};
const unreadable = {
	...user,
	attributes: [{name: 'email', value: 'jane@example.com'}, ...user.attributes.slice(2)],
};

export const accountPictures: Pictures = {
	'attributes that could not be read': {
		hasKeys: true,
		state: {
			...states.attributesFailed,
			problem: new Problem('tokenRevoked', {awsName: 'NotAuthorizedException', requestId: 'r-1'}),
		},
		also: ['36 by 14', 'read out'],
	},
	'the attributes': {hasKeys: true, state: states.chooseAttribute, also: ['36 by 14', 'read out']},
	'the attributes with their help': {
		state: states.chooseAttribute,
		panel: {kind: 'help', help: helpFor(states.chooseAttribute)},
		also: ['36 by 14'],
	},
	'attributes with a code that can be entered': {
		state: {...states.chooseAttribute, account: pending, notice: remarkNotice('sendLeft')},
		now: 120_000,
	},
	'attributes where the next code is the last': {
		state: {...states.chooseAttribute, account: spent},
		now: 120_000,
		also: ['36 by 14', 'read out'],
	},
	'attributes of somebody whose session is over': {
		state: {...states.chooseAttribute, account: ended},
		now: 10_000,
	},
	'attributes of somebody who has none': {state: {...states.chooseAttribute, user: bare}},
	'attributes that the app client can’t read': {
		state: {...states.chooseAttribute, user: unreadable},
	},
	'the attribute that the command line names': {
		hasKeys: true,
		state: states.chooseAttribute,
		preferred: 'phone_number',
	},
	'attributes of which the first is verified': {
		state: {
			...states.chooseAttribute,
			user: {
				...user,
				attributes: [
					{name: 'email', value: 'jane@example.com', isVerified: true},
					{name: 'phone_number', value: '+14325550008', isVerified: false},
				],
			},
		},
	},
	'a long text that does not look like a code': {
		state: {...states.confirmTry, code: 'not a code '.repeat(12)},
	},
	'an attribute of the command line that nobody has': {
		state: states.chooseAttribute,
		preferred: 'nickname',
	},
	'many attributes and a long notice': {
		state: {...states.chooseAttribute, user: fullUser, notice: longNotice},
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a value to change': {hasKeys: true, state: states.changeValue},
	'a number to change': {
		state: {
			...states.changeValue,
			attribute: 'phone_number',
			typed: '+1',
			notice: remarkNotice('valueIsTheSame'),
		},
	},
	'a value that nobody has yet': {state: {...states.changeValue, user: bare}},
	'a sign-out': {
		hasKeys: true,
		state: {...states.signOut, notice: remarkNotice('sessionRenewed')},
		also: ['read out'],
	},
	'after a sign-out': {hasKeys: true, state: states.signedOut},
	'after a sign-out everywhere': {
		state: {...states.signedOut, isEverywhere: true},
	},
	'after a sign-out that Cognito wasn’t told of': {
		hasKeys: true,
		state: {...states.signedOut, problem: new Problem('serviceFailed', {requestId: 'r-2'})},
	},
	'a code that is to be sent again': {
		hasKeys: true,
		state: states.confirmSend,
		also: ['36 by 14', 'read out'],
	},
	'a code that is to be sent with all doubts': {
		state: {
			...states.confirmSend,
			account: spent,
			request: {attribute: 'email', value: 'new@example.com'},
			doubts: ['lastOfTheHour', 'limitReached', 'codePending', 'alreadyVerified'],
		},
		now: 120_000,
	},
	'a code that is to be sent to somebody without a value': {
		hasKeys: true,
		state: {...states.confirmSend, user: bare, doubts: ['alreadyVerified']},
	},
	'a code that does not look like one': {hasKeys: true, state: states.confirmTry},
	verified: {hasKeys: true, state: states.verified, also: ['read out']},
	'a code that was sent': {
		hasKeys: true,
		state: states.enterCode,
		now: 11_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a code that was sent with its help': {
		state: states.enterCode,
		panel: {kind: 'help', help: helpFor(states.enterCode)},
		also: ['36 by 14'],
	},
	'a code that did not arrive': {
		state: states.enterCode,
		panel: {kind: 'notArrived'},
		now: 60_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a code from an earlier day': {
		hasKeys: true,
		state: {...states.enterCode, sent: {attribute: 'email'}},
	},
	'a code of which nothing is known': {
		state: {
			...states.enterCode,
			sent: {attribute: 'email', delivery: {attributeName: 'email', at: 0}},
		},
	},
	'a code for a new value, half typed': {
		hasKeys: true,
		state: {...states.enterCode, sent: {...sent, newValue: 'jo@example.org'}, typed: '123'},
	},
	'a code that was wrong': {
		hasKeys: true,
		state: {
			...states.enterCode,
			account: spent,
			typed: '123456',
			notice: problemNotice(new Problem('wrongCode', {requestId: 'r-3'})),
		},
		now: 60_000,
		also: ['36 by 14', 'read out'],
	},
	'a code that went to somebody else': {
		state: {
			...states.enterCode,
			sent: {...sent, delivery: {...delivery, destination: 'u***@y***'}},
		},
	},
	'a code in the demo': {
		hasKeys: true,
		state: {...states.enterCode, account: inDemo},
		now: 60_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a code in the demo before it is there': {
		hasKeys: true,
		state: {
			...states.enterCode,
			account: {...account, connection: {client, demo: {...demo, inbox: someMessages([])}}},
		},
		also: ['130 by 40', '36 by 14'],
	},
	'a report': {
		hasKeys: true,
		state: states.enterCode,
		panel: {kind: 'report', report: {markdown: '# A report\n\n- Requested: `email`\n'}},
		also: ['36 by 14', 'read out'],
	},
	'a report that was saved': {
		state: states.enterCode,
		panel: {kind: 'report', report: {markdown: '# A report', saved: '/tmp/a/report.md'}},
		also: ['36 by 14'],
	},
	'a report that could not be saved': {
		state: states.enterCode,
		panel: {
			kind: 'report',
			report: {
				markdown: '# A report',
				saved: new Problem('storeNotWritable', {fault: '/tmp: no space left'}),
			},
		},
	},
	'a report that is being made': {state: states.enterCode, panel: {kind: 'report'}},
};
