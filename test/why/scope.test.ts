import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	addressIn,
	attributeOf,
	domainsOf,
	identityIn,
	onlyUser,
	recipientOf,
	routeOf,
} from '../../source/why/scope.ts';
import {fine, jane, questionOf, shop} from '../helpers/why-facts.ts';
import {twin} from './scenarios/row.ts';

const byName = {who: {kind: 'username', value: 'jane'}} as const;
const found = (...items: readonly (typeof jane)[]) => ({items, isWhole: true});

test('the attribute is the one named, the one that WHO is, or the only one it can be', () => {
	const verified = {...jane, emailVerified: true};
	const noMail = {...jane, email: undefined};
	const none = {...noMail, phoneNumber: undefined};
	const known = (name: string) => ({kind: 'known', name});
	const open = (...choices: readonly string[]) => ({kind: 'open', choices});
	const rows = [
		[
			attributeOf(questionOf('email', {attribute: 'phone_number'}), found(jane)),
			known('phone_number'),
		],
		[attributeOf(questionOf('email'), undefined), known('email')],
		[attributeOf(questionOf('sms'), undefined), known('phone_number')],
		[attributeOf(questionOf('email', byName), undefined), {kind: 'unknown'}],
		[attributeOf(questionOf('email', byName), found()), {kind: 'unknown'}],
		[attributeOf(questionOf('email', byName), found(jane)), open('email', 'phone_number')],
		[attributeOf(questionOf('email', byName), found(verified)), known('phone_number')],
		[attributeOf(questionOf('email', byName), found(noMail)), known('phone_number')],
		[
			attributeOf(questionOf('email', byName), found({...noMail, phoneNumberVerified: true})),
			known('phone_number'),
		],
		[
			attributeOf(questionOf('email', byName), found({...verified, phoneNumberVerified: true})),
			open('email', 'phone_number'),
		],
		[attributeOf(questionOf('email', byName), found(none)), open('email', 'phone_number')],
	];
	for (const [choice, expected] of rows) assert.deepEqual(choice, expected);
});

test('a message goes to what is on record, else to WHO where WHO is of that kind', () => {
	const question = questionOf('email', {who: {kind: 'email', value: 'Jane@example.org'}});
	assert.deepEqual(
		[
			recipientOf(question, undefined, 'email'),
			recipientOf(question, undefined, 'phone_number'),
			recipientOf(question, found(), 'email'),
			recipientOf(question, found(jane), 'email'),
			recipientOf(question, found(jane), 'phone_number'),
			recipientOf(question, found({...jane, email: undefined}), 'email'),
		],
		['Jane@example.org', undefined, 'Jane@example.org', jane.email, jane.phoneNumber, undefined],
	);
	assert.deepEqual(
		[onlyUser(found(jane)), onlyUser(found()), onlyUser(found(jane, twin)), onlyUser(undefined)],
		[jane, ...[undefined, undefined, undefined]],
	);
});

test('a pool sends by its function, else by its mailer or SES, or by SNS', () => {
	const {pool: bySender} = fine.sender;
	const {pool: bySes} = fine.ses;
	const {sourceArn} = bySes.email;
	const region = 'eu-west-1';
	const inRegion = (functionArn: string) => ({
		...bySender,
		triggers: {...bySender.triggers, emailSender: functionArn},
	});
	const functionArn = bySender.triggers.emailSender;
	const keyArn = bySender.triggers.key;
	const sns = {by: 'sns', roleArn: shop.sms?.roleArn, externalId: 'shop'};
	const rows = [
		[routeOf(bySender, 'EMAIL', region), {by: 'sender', region, functionArn, keyArn}],
		[routeOf(bySender, 'SMS', region), {by: 'sender', region, functionArn, keyArn}],
		[
			routeOf(inRegion('arn:aws:lambda:us-east-2:1:function:f'), 'EMAIL', region),
			{
				by: 'sender',
				region: 'us-east-2',
				functionArn: 'arn:aws:lambda:us-east-2:1:function:f',
				keyArn,
			},
		],
		[routeOf(inRegion('f'), 'EMAIL', region), {by: 'sender', region, functionArn: 'f', keyArn}],
		[routeOf(shop, 'EMAIL', region), {by: 'cognito', region, sourceArn: undefined}],
		[routeOf(bySes, 'EMAIL', 'us-east-1'), {by: 'ses', region, sourceArn}],
		[
			routeOf({...bySes, email: {...bySes.email, isOwnSes: false}}, 'EMAIL', 'us-east-1'),
			{by: 'cognito', region, sourceArn},
		],
		[routeOf(shop, 'SMS', 'us-east-1'), {...sns, region}],
		[
			routeOf(
				{...shop, sms: {roleArn: 'r', externalId: undefined, region: undefined}},
				'SMS',
				'eu-central-1',
			),
			{by: 'sns', region, roleArn: 'r', externalId: undefined},
		],
		[routeOf({...shop, sms: undefined}, 'SMS', 'eu-central-1'), {by: 'nothing', region}],
	];
	for (const [route, expected] of rows) assert.deepEqual(route, expected);
});

test('identities, domains and addresses are read from what they stand in', () => {
	assert.deepEqual(
		['arn:aws:ses:eu-west-1:1:identity/example.com', 'example.com', ''].map(identityIn),
		['example.com', 'example.com', ''],
	);
	assert.deepEqual(
		['jane@Mail.Example.com', 'example.com', 'com', '', 'a.b.c.d.e.f.g'].map(domainsOf),
		[
			['mail.example.com', 'example.com'],
			['example.com'],
			[],
			[],
			['a.b.c.d.e.f.g', 'b.c.d.e.f.g', 'c.d.e.f.g', 'd.e.f.g'],
		],
	);
	const lines = {
		'a@example.com': 'a@example.com',
		' a@example.com ': 'a@example.com',
		'Shop <a@example.com>': 'a@example.com',
		'Shop < a@example.com > ': 'a@example.com',
		'<b@x.y> <a@example.com>': 'a@example.com',
		'Shop <a@example.com> x': undefined,
		'Shop <>': undefined,
		'a b@example.com': undefined,
		'a@b@c': undefined,
		'@example.com': undefined,
		nobody: undefined,
	};
	for (const [line, address] of Object.entries(lines)) assert.equal(addressIn(line), address, line);
});
