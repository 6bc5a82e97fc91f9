import {test} from 'node:test';
import type {Pool, PoolRequest} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {asked, jane, minutes, now, refused, shop} from '../../helpers/why-facts.ts';
import {someone, trail, twin, users} from '../scenarios/row.ts';

const nobody = {users: {items: [], isWhole: true}};
const limited = refused(
	9,
	'LimitExceededException',
	'Attempt limit exceeded, please try after some time.',
);
const dailyLimit = 'Exceeded daily email limit for the operation or the account.';
const daily = refused(9, 'LimitExceededException', dailyLimit);
const of = (name: string, message = '', ago = 9) => trail(refused(ago, name, message));
const partly = (...items: readonly PoolRequest[]) => ({requests: {items, isWhole: false}});
const signUp = {question: {purpose: 'sign-up'}} as const;
const pool = (change: Partial<Pool>) => ({pool: {...shop, ...change}});
const words = 'arn:aws:lambda:eu-west-1:123456789012:function:words';
const withTrigger = pool({triggers: {...shop.triggers, customMessage: words}});
const trigger = 'CustomMessage failed with error 907351 for jane@example.org.';
const saw = (name: string, message: string) => ({
	question: {sendError: {name, message, at: now - minutes(1)}},
});
const anybodys = (change: Partial<PoolRequest> = {}) => asked(5, {sub: undefined, ...change});
const denied = {name: 'NotAuthorizedException', message: ''};
const admins = (ago: number, error?: PoolRequest['error']) =>
	asked(ago, {name: 'AdminUpdateUserAttributes', error});
const mails = (count: number, ago: number, isWhole = true) => ({
	mailsToday: {times: Array.from({length: count}, () => now - minutes(ago)), isWhole},
});
const forPhone = asked(20, {attribute: 'phone_number'});
const ses = (...names: readonly string[]) =>
	of(
		'CodeDeliveryFailureException',
		`The following identities failed the check in region EU-WEST-1: ${names.join(', ')}`,
	);

const tests = testsOf({
	'never-asked': {
		base: 'email',
		says: {
			cleared: [
				{},
				trail(asked(20, {attribute: 'email'})),
				{...trail(forPhone), question: {who: {kind: 'username', value: 'jane'}}},
			],
			'suggests {"since":1794916800000}: cloudtrail:LookupEvents in eu-west-1 has Events 0': [
				trail(),
				trail(asked(7, {sub: someone})),
				trail(forPhone),
				trail(anybodys({attribute: 'phone_number'})),
			],
			'unknown: cloudtrail:LookupEvents in eu-west-1 tooRecent': [
				{...trail(), question: {since: now - minutes(15)}},
			],
			'suggests {"since":1794923099999}: cloudtrail:LookupEvents in eu-west-1 has Events 0': [
				{...trail(), question: {since: now - minutes(15) - 1}},
			],
			'unknown: cloudtrail:LookupEvents in eu-west-1 failed': [
				trail(anybodys()),
				trail(anybodys({attribute: 'email'})),
				trail(asked(5, {name: 'UpdateUserAttributes'})),
				trail(admins(5)),
				partly(),
			],
			notApplicable: [{lacks: ['requests']}, {lacks: ['users']}, users(jane, twin), nobody],
		},
	},
	'user-limit': {
		base: 'email',
		says: {
			cleared: [
				{},
				of('LimitExceededException', 'something else'),
				trail(daily),
				trail(asked(5), limited),
				partly(asked(20)),
				trail(anybodys({error: denied, attribute: 'phone_number'}), asked(20)),
				trail(anybodys({error: {name: 'CodeMismatchException', message: ''}}), asked(20)),
				trail(anybodys(), asked(20)),
				trail(asked(4), anybodys({error: denied})),
				{lacks: ['requests']},
				{lacks: ['users']},
			],
			'proves {"until":1794927060000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "LimitExceededException: Attempt limit exceeded, please try after some time."':
				[
					trail(limited),
					trail(limited, asked(12)),
					{...users(jane, twin), ...trail(limited, {...limited, sub: twin.sub})},
				],
			'proves {"until":1794927060000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "LimitExceededException"':
				[of('LimitExceededException')],
			'suggests {"until":1794927060000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "LimitExceededException: Attempt limit exceeded, please try after some time."':
				[{...users(jane, twin), ...trail(limited)}],
			'proves {"until":1794927540000}: cognito-idp:send in eu-west-1 has error "LimitExceededException: Attempt limit exceeded"':
				[saw('LimitExceededException', 'Attempt limit exceeded')],
			'proves {"until":1794927540000}: cognito-idp:send in eu-west-1 has error "LimitExceededException"':
				[{...saw('LimitExceededException', ''), ...trail(asked(5))}],
			notApplicable: [nobody],
			'unknown: cloudtrail:LookupEvents in eu-west-1 failed': [partly()],
			notSeen: [
				trail(asked(20), anybodys({error: denied})),
				trail(anybodys({error: denied}), asked(20)),
				trail(admins(5, {name: 'AliasExistsException', message: ''}), asked(20)),
			],
		},
	},
	'request-refused': {
		base: 'email',
		says: {
			cleared: [{}, of('CodeMismatchException'), of('ExpiredCodeException')],
			'proves {"name":"NotAuthorizedException","words":"Access Token has expired","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "NotAuthorizedException: Access Token has expired"':
				[of('NotAuthorizedException', 'Access Token has expired')],
			'proves {"name":"LimitExceededException","words":"something else","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "LimitExceededException: something else"':
				[of('LimitExceededException', 'something else')],
			notApplicable: [
				of('LimitExceededException'),
				{...of('UserLambdaValidationException', trigger), ...withTrigger},
				trail(limited),
				nobody,
			],
			'proves {"name":"UserLambdaValidationException","words":"PreSignUp failed with error x.","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "UserLambdaValidationException: PreSignUp failed with error x."':
				[of('UserLambdaValidationException', 'PreSignUp failed with error x.')],
			'proves {"name":"UserLambdaValidationException","words":"CustomMessage failed with error ****** for j***@e***","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "UserLambdaValidationException: CustomMessage failed with error ****** for j***@e***"':
				[of('UserLambdaValidationException', trigger)],
			'suggests {"name":"UserLambdaValidationException","words":"CustomMessage failed with error ****** for j***@e***","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "UserLambdaValidationException: CustomMessage failed with error ****** for j***@e***"':
				[{...of('UserLambdaValidationException', trigger), lacks: ['pool']}],
			'proves {"name":"UnexpectedLambdaException","words":"PostConfirmation invocation failed due to error x.","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "UnexpectedLambdaException: PostConfirmation invocation failed due to error x."':
				[of('UnexpectedLambdaException', 'PostConfirmation invocation failed due to error x.')],
			'proves {"name":"CodeDeliveryFailureException","words":"no","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: no"':
				[of('CodeDeliveryFailureException', 'no')],
			'proves {"name":"CodeDeliveryFailureException","words":"The following identities failed the check in region EU-WEST-1: (none)","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: The following identities failed the check in region EU-WEST-1: (none)"':
				[
					of(
						'CodeDeliveryFailureException',
						'The following identities failed the check in region EU-WEST-1: (none)',
					),
				],
			'proves {"name":"CodeDeliveryFailureException","words":"The following identities failed the check in region EU-WEST-1: nobody","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: The following identities failed the check in region EU-WEST-1: nobody"':
				[
					of(
						'CodeDeliveryFailureException',
						'The following identities failed the check in region EU-WEST-1: nobody',
					),
				],
			'suggests {"name":"CodeDeliveryFailureException","words":"The following identities failed the check in region EU-WEST-1: a***@e***","at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: The following identities failed the check in region EU-WEST-1: a***@e***"':
				[{...ses('a@example.com'), question: {who: {kind: 'username', value: 'jane'}}}],
			'proves {"name":"CodeDeliveryFailureException","words":"no","at":1794923700000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "CodeDeliveryFailureException: no"':
				[trail(admins(5, {name: 'CodeDeliveryFailureException', message: 'no'}))],
			notSeen: [trail(admins(5, {name: 'AliasExistsException', message: ''}))],
			'proves {"name":"TooManyRequestsException","words":"Rate exceeded","at":1794923940000}: cognito-idp:send in eu-west-1 has error "TooManyRequestsException: Rate exceeded"':
				[
					saw('TooManyRequestsException', 'Rate exceeded'),
					{
						...users(jane, twin),
						...trail(asked(3, {sub: twin.sub}), asked(5, {error: denied})),
						...saw('TooManyRequestsException', 'Rate exceeded'),
					},
				],
			'proves {"name":"TooManyRequestsException","words":"","at":1794923940000}: cognito-idp:send in eu-west-1 has error "TooManyRequestsException"':
				[saw('TooManyRequestsException', '')],
			'suggests {"name":"NotAuthorizedException","words":"","at":1794923820000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "NotAuthorizedException"':
				[{...users(jane, twin), ...trail(asked(3, {sub: twin.sub, error: denied}), asked(5))}],
			'suggests {"name":"NotAuthorizedException","words":"","at":1794923700000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "NotAuthorizedException"':
				[{...users(jane, twin), ...trail(asked(3, {sub: twin.sub}), asked(5, {error: denied}))}],
			'unknown: cloudtrail:LookupEvents in eu-west-1 failed': [partly()],
		},
	},
	firewall: {
		base: 'email',
		says: {
			cleared: [{}],
			'proves {"at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "ForbiddenException: Request not allowed due to WAF block."':
				[of('ForbiddenException', 'Request not allowed due to WAF block.')],
			'proves {"at":1794923460000,"webAcl":"shop"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "ForbiddenException"':
				[{...of('ForbiddenException'), webAcl: {name: 'shop'}}],
			'proves {"at":1794923460000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "ForbiddenException"':
				[{...of('ForbiddenException'), webAcl: undefined}],
			'unknown: cloudtrail:LookupEvents in eu-west-1 failed': [partly()],
			notApplicable: [nobody],
		},
	},
	'link-not-code': {
		base: 'email',
		says: {
			notApplicable: [{}, pool({sendsLink: true}), {...signUp, lacks: ['pool']}],
			cleared: [signUp],
			'suggests {}: cognito-idp:DescribeUserPool in eu-west-1 has VerificationMessageTemplate.DefaultEmailOption "CONFIRM_WITH_LINK"':
				[{...signUp, ...pool({sendsLink: true})}],
		},
	},
	'phone-goes-first': {
		base: 'email',
		says: {
			notApplicable: [
				{},
				pool({autoVerified: ['email', 'phone_number']}),
				{...signUp, ...pool({autoVerified: ['email', 'phone_number']}), lacks: ['users']},
				{...signUp, lacks: ['pool']},
			],
			cleared: [
				signUp,
				{...signUp, ...pool({autoVerified: ['phone_number']})},
				{
					...signUp,
					...pool({autoVerified: ['email', 'phone_number']}),
					...users({...jane, phoneNumber: undefined}),
				},
			],
			'proves {}: cognito-idp:DescribeUserPool in eu-west-1 has AutoVerifiedAttributes "email, phone_number"':
				[{...signUp, ...pool({autoVerified: ['email', 'phone_number']})}],
		},
	},
	'not-auto-verified': {
		base: 'email',
		says: {
			notApplicable: [
				{},
				pool({autoVerified: []}),
				{...signUp, lacks: ['pool']},
				{
					...pool({autoVerified: []}),
					question: {purpose: 'sign-up', who: {kind: 'username', value: 'jane'}},
				},
			],
			cleared: [signUp],
			'proves {}: cognito-idp:DescribeUserPool in eu-west-1 has AutoVerifiedAttributes "none"': [
				{...signUp, ...pool({autoVerified: []})},
			],
			'proves {}: cognito-idp:DescribeUserPool in eu-west-1 has AutoVerifiedAttributes "phone_number"':
				[{...signUp, ...pool({autoVerified: ['phone_number']})}],
		},
	},
	'message-trigger-failed': {
		base: 'email',
		says: {
			cleared: [
				{},
				{...of('UserLambdaValidationException', 'PreSignUp failed with error x.'), ...withTrigger},
				of('UserLambdaValidationException', trigger),
				{...of('UserLambdaValidationException', trigger), ...withTrigger, lacks: ['pool']},
			],
			'proves {"name":"UserLambdaValidationException","words":"CustomMessage failed with error ****** for j***@e***","at":1794923460000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:words"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "UserLambdaValidationException: CustomMessage failed with error ****** for j***@e***"':
				[{...of('UserLambdaValidationException', trigger), ...withTrigger}],
			'proves {"name":"UnexpectedLambdaException","words":"the function is gone","at":1794923460000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:words"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "UnexpectedLambdaException: the function is gone"':
				[{...of('UnexpectedLambdaException', 'the function is gone'), ...withTrigger}],
			'proves {"name":"InvalidLambdaResponseException","words":"","at":1794923460000,"functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:words"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "InvalidLambdaResponseException"':
				[{...of('InvalidLambdaResponseException', ''), ...withTrigger}],
			notApplicable: [nobody],
		},
	},
	'mailer-limit': {
		base: 'email',
		says: {
			cleared: [
				{},
				{...trail({...daily, sub: someone}, asked(12)), ...mails(3, 30)},
				{...trail({...daily, sub: someone, at: now - minutes(5 * 60) - 1}), ...mails(3, 30)},
				mails(49, 30),
				mails(60, 20),
				mails(60, 19),
				{...trail(asked(300)), ...mails(60, 299)},
				{lacks: ['requests']},
			],
			'proves {"until":1794992400000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "LimitExceededException: Exceeded daily email limit for the operation or the account."':
				[trail(daily), {base: 'ses', ...trail(daily)}],
			notApplicable: [
				{base: 'ses'},
				{base: 'sms'},
				{lacks: ['pool']},
				{...trail(asked(301)), ...mails(60, 302)},
				{lacks: ['mailsToday']},
			],
			'suggests {"until":1794992400000}: cloudtrail:LookupEvents in eu-west-1 has errorCode "LimitExceededException"':
				[
					{...trail({...daily, sub: undefined}), ...mails(3, 30)},
					{...trail({...daily, sub: someone, at: now - minutes(5 * 60)}), ...mails(3, 30)},
					{...trail(asked(10, {error: denied}), {...daily, sub: someone}), ...mails(3, 30)},
				],
			'suggests {"count":50,"until":1794992400000}: cloudtrail:LookupEvents in eu-west-1 has Events since 09:00 UTC 50':
				[
					{...trail(), ...mails(50, 30)},
					mails(50, 30),
					mails(50, 30, false),
					{...trail(asked(10, {error: denied})), ...mails(50, 9)},
				],
			'unknown: cloudtrail:LookupEvents in eu-west-1 failed': [mails(49, 30, false)],
			'suggests {"count":60,"until":1794992400000}: cloudtrail:LookupEvents in eu-west-1 has Events since 09:00 UTC 60':
				[{...mails(60, 30), lacks: ['requests']}],
		},
	},
});

for (const [name, body] of tests) test(name, body);
