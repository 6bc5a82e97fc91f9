import type {SupportWrite} from '../cognito/support-writes.ts';
import {addressOf, isVerified, verifiable} from '../verifiable.ts';
import type {AttributeName, Purpose} from '../why/question.ts';
import type {FoundUser} from '../why/who.ts';
import type {LookedUp} from './desk.ts';

/** An action on a user; a new value is asked for afterwards. */
export type ActChoice =
	| Exclude<SupportWrite, {kind: 'changeValue'}>
	| {readonly kind: 'changeValue'; readonly attribute: AttributeName};

/** Why an action that the user's state allows can't be taken. */
export type ActObstacle =
	/** A disabled account gets no messages. */
	| 'disabled'
	/** It isn't known whether another user has the address. */
	| 'twinsUnknown'
	/** The pool verifies nothing automatically, so it sends nothing at sign-up. */
	| 'nothingAutoVerified'
	/** A reset needs a verified address or number, and there is none. */
	| 'nothingVerified';

/** An action, and its obstacle if there is one. */
export type ActOffer = {readonly act: ActChoice; readonly obstacle?: ActObstacle};

/** The other users with this value. */
export function twinsOf(
	{users, twins}: Pick<LookedUp, 'users' | 'twins'>,
	person: FoundUser,
	attribute: AttributeName,
): readonly FoundUser[] {
	const value = addressOf(person, attribute)?.toLowerCase();
	return [...users, ...twins].filter(
		other =>
			other.sub !== person.sub &&
			other.userPoolId === person.userPoolId &&
			addressOf(other, attribute)?.toLowerCase() === value,
	);
}

/** The likely purpose of a missing code, by the user's state. */
export function purposeOf({status}: FoundUser): Purpose {
	if (status === 'UNCONFIRMED') return 'sign-up';
	return status === 'RESET_REQUIRED' ? 'password' : 'attribute';
}

/**
 * The actions that the API allows in a user's state. None for a user from an identity provider, who gets the provider's
 * values back at the next sign-in.
 */
export function offersFor(person: FoundUser, found: LookedUp): readonly ActOffer[] {
	const {status} = person;
	if (status === 'EXTERNAL_PROVIDER') return [];
	const settings = found.settings.find(({id}) => id === person.userPoolId);
	const present = verifiable.filter(attribute => addressOf(person, attribute) !== undefined);
	const areTwinsKnown = found.misses.every(({action}) => action !== 'cognito-idp:ListUsers');
	const sending = (act: ActChoice, obstacle?: ActObstacle | false): ActOffer =>
		offer(act, !person.isEnabled && 'disabled', obstacle);
	const changed = verifiable.filter(each => settings?.verifyBeforeUpdate.includes(each));
	return [
		...(status === 'UNCONFIRMED'
			? [
					sending(
						{kind: 'resendConfirmation'},
						settings?.autoVerified.length === 0 && 'nothingAutoVerified',
					),
				]
			: []),
		...(status === 'FORCE_CHANGE_PASSWORD'
			? present.map(attribute =>
					sending({kind: 'resendInvitation', medium: attribute === 'email' ? 'EMAIL' : 'SMS'}),
				)
			: []),
		...present
			.filter(attribute => !isVerified(person, attribute))
			.map(attribute => offer({kind: 'markVerified', attribute}, !areTwinsKnown && 'twinsUnknown')),
		...(status === 'CONFIRMED'
			? changed.map(attribute => sending({kind: 'changeValue', attribute}))
			: []),
		...(status === 'CONFIRMED' || status === 'RESET_REQUIRED'
			? [
					sending(
						{kind: 'resetPassword'},
						!present.some(each => isVerified(person, each)) && 'nothingVerified',
					),
				]
			: []),
	];
}

function offer(act: ActChoice, ...obstacles: readonly (ActObstacle | false | undefined)[]) {
	const obstacle = obstacles.find(each => each !== undefined && each !== false);
	return {act, ...(obstacle && {obstacle})};
}

/** How many characters of an address must be typed before it is marked as verified. */
const typedLength = 4;

/** Whether a text is the end of the value on record, typed to confirm that it is the right one. */
export const isEndOf = (value: string, typed: string): boolean =>
	typed.trim().toLowerCase() === value.slice(-typedLength).toLowerCase();
