import {phoneNumberOf} from '../../typed-input.ts';
import {addressOf, isVerified} from '../../verifiable.ts';
import type {User} from '../facts.ts';
import {
	cleared,
	type Judges,
	notApplicable,
	proves,
	type Scene,
	seen,
	suggests,
	unknown,
	type Verdict,
} from './scene.ts';

const listUsers = 'cognito-idp:ListUsers';

/** Causes in the account and its attribute. */
export const personJudges: Judges<
	| 'user-not-found'
	| 'several-users'
	| 'user-disabled'
	| 'user-unconfirmed'
	| 'user-must-change-password'
	| 'user-federated'
	| 'attribute-missing'
	| 'number-malformed'
	| 'value-differs'
	| 'change-pending'
	| 'already-verified'
	| 'alias-taken'
> = {
	'user-not-found': ({users, question: {who, region}}) => {
		const found = users();
		if (found === undefined) return notApplicable;
		if (found.items.length > 0) return cleared;
		if (!found.isWhole) return unknown('failed', listUsers, region);
		return proves({who: who.value}, seen(listUsers, region, 'Users', 0));
	},
	'several-users': ({users, question: {region}}) => {
		const found = users()?.items;
		if (found === undefined || found.length === 0) return notApplicable;
		if (found.length === 1) return cleared;
		const subs = found.map(({sub}) => sub);
		return suggests({count: found.length, subs}, seen(listUsers, region, 'Users', found.length));
	},
	'user-disabled': scene =>
		everyone(
			scene,
			({isEnabled}) => !isEnabled,
			({username, isEnabled}) => [{username}, ['Enabled', isEnabled]],
		),
	'user-unconfirmed': scene =>
		scene.question.purpose === 'sign-up'
			? notApplicable
			: everyone(
					scene,
					({status}) => status === 'UNCONFIRMED',
					({status}) => [{}, ['UserStatus', status]],
				),
	'user-must-change-password': scene =>
		onlySuggested(
			everyone(
				scene,
				({status}) => waitsForPassword(scene, status),
				({status}) => [{status}, ['UserStatus', status]],
			),
		),
	'user-federated': scene =>
		onlySuggested(
			everyone(
				scene,
				({status}) => status === 'EXTERNAL_PROVIDER',
				({status}) => [{}, ['UserStatus', status]],
			),
		),
	'attribute-missing': scene => {
		const attribute = scene.attribute();
		if (attribute === undefined) return notApplicable;
		return everyone(
			scene,
			user => addressOf(user, attribute) === undefined,
			() => [{}, [`Attributes.${attribute}`, 'none']],
		);
	},
	'number-malformed': scene =>
		everyone(
			scene,
			({phoneNumber}) => phoneNumber !== undefined && !/^\+[1-9]\d{6,14}$/.test(phoneNumber),
			({phoneNumber = ''}) => [{value: phoneNumber}, ['Attributes.phone_number', phoneNumber]],
		),
	'value-differs': scene => {
		const {expected} = scene.question;
		const attribute = scene.attribute();
		if (expected === undefined || attribute === undefined) return notApplicable;
		// An email address can't be the expected value of a phone number, and vice versa.
		if (expected.includes('@') !== (attribute === 'email')) return notApplicable;
		return everyone(
			scene,
			user => {
				const value = addressOf(user, attribute);
				return value !== undefined && !isSame(value, expected);
			},
			user => {
				const value = addressOf(user, attribute) ?? '';
				return [{value}, [`Attributes.${attribute}`, value]];
			},
		);
	},
	'change-pending': scene => {
		const attribute = scene.attribute();
		if (scene.question.purpose !== 'attribute' || attribute === undefined) return notApplicable;
		const pool = scene.pool();
		if (pool === undefined || scene.users()?.items.length === 0) return notApplicable;
		if (!pool.verifyBeforeUpdate.includes(attribute)) return cleared;
		return onlySuggested(
			everyone(
				scene,
				user =>
					isVerified(user, attribute) && scene.question.now - (user.modifiedAt ?? 0) < 86_400_000,
				user => [{}, ['UserLastModifiedDate', new Date(user.modifiedAt ?? 0).toISOString()]],
			),
		);
	},
	'already-verified': scene => {
		const attribute = scene.attribute();
		const {purpose} = scene.question;
		// Signing in and resetting a password require a verified address.
		if (purpose === 'sign-in' || purpose === 'password') return notApplicable;
		if (attribute === undefined) return notApplicable;
		return onlySuggested(
			everyone(
				scene,
				user => isVerified(user, attribute),
				() => [{}, [`Attributes.${attribute}_verified`, true]],
			),
		);
	},
	'alias-taken': scene => {
		const attribute = scene.attribute();
		const [twins, pool, users] = [scene.look('twins')?.value, scene.pool(), scene.users()];
		if (attribute === undefined || !twins || !pool || !users?.items.length) return notApplicable;
		if (!pool.signInAttributes.includes(attribute)) return cleared;
		const hasMark = (user: User) => isVerified(user, attribute);
		const mine = users.items.filter(user => !hasMark(user));
		if (mine.length === 0) return cleared;
		const owner = twins.items.find(
			twin => hasMark(twin) && !mine.some(({sub}) => sub === twin.sub),
		);
		const {region} = scene.question;
		if (owner !== undefined) {
			const field = `Attributes.${attribute}_verified`;
			return suggests({sub: owner.sub}, seen(listUsers, region, field, true));
		}
		return twins.isWhole ? cleared : unknown('failed', listUsers, region);
	},
};

/** Whether a user is waiting for a new password; after a requested reset, that is the expected state. */
const waitsForPassword = ({question: {purpose}}: Scene, status: string): boolean =>
	status === 'FORCE_CHANGE_PASSWORD' || (status === 'RESET_REQUIRED' && purpose !== 'password');

/** Proves a cause that applies to every user found, suggests one that applies to some. */
function everyone<Detail>(
	{users, question: {region}}: Scene,
	holds: (user: User) => boolean,
	tell: (user: User) => readonly [Detail, readonly [string, string | boolean]],
): Verdict<Detail> {
	const found = users()?.items ?? [];
	const meant = found.filter(holds);
	const [first] = meant;
	if (found.length === 0) return notApplicable;
	if (first === undefined) return cleared;
	const [detail, [field, value]] = tell(first);
	const find = meant.length === found.length ? proves : suggests;
	return find(detail, seen(listUsers, region, field, value));
}

const onlySuggested = <Detail>(verdict: Verdict<Detail>): Verdict<Detail> =>
	verdict.kind === 'found' ? {...verdict, certainty: 'suggests'} : verdict;

/**
 * Whether the customer's value matches the one on record, ignoring case, the spaces and dashes of a number, and a
 * missing country code.
 */
function isSame(value: string, expected: string): boolean {
	if (expected.includes('@') || value.includes('@')) {
		return value.toLowerCase() === expected.trim().toLowerCase();
	}
	const [has, says] = [phoneNumberOf(value), phoneNumberOf(expected)];
	if (says.startsWith('+')) return has === says;
	const national = says.replace(/^0+/, '');
	return national.length >= 6 && has.endsWith(national);
}
