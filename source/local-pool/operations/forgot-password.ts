import type {Operation} from '../context.ts';
import {Failure, invalidParameter, notAuthorized} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {members, read, text} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {simulatedDelivery} from '../sign-in/simulated.ts';
import {
	codesWithout,
	matchCode,
	sendCode,
	sendsPerHour,
	spend,
	triesPerHour,
} from '../users/codes.ts';
import type {Verifiable} from '../users/messages.ts';
import {newPassword, refuseWeakPassword} from '../users/passwords.ts';
import {hidesUsers, namedBy, unknownCombination, who} from './named-user.ts';

/** Which verified address a reset goes to: as the pool says, the phone first where it says nothing. */
const recoveryAttribute = ({settings}: UserPool, user: User): Verifiable | undefined => {
	const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
	const names =
		mechanisms.length > 0
			? [...mechanisms].sort((a, b) => a.Priority - b.Priority).map(({Name}) => Name)
			: (['verified_phone_number', 'verified_email'] as const);
	for (const name of names) {
		if (name === 'admin_only') return undefined;
		const attribute = name === 'verified_email' ? 'email' : 'phone_number';
		if (user.attributes[attribute] && user.attributes[`${attribute}_verified`] === 'true') {
			return attribute;
		}
	}
	return undefined;
};

const forgotRequest = members(who);

/** ForgotPassword. */
export const forgotPassword: Operation = context => async body => {
	const request = read(forgotRequest, body);
	const {pool, client, user} = namedBy(context, request);
	if (!user) {
		if (!hidesUsers(client)) throw unknownCombination();
		return {CodeDeliveryDetails: simulatedDelivery(context, request.Username)};
	}
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	if (user.status === 'FORCE_CHANGE_PASSWORD') {
		throw notAuthorized('User password cannot be reset in the current state.');
	}
	const attribute = recoveryAttribute(pool, user);
	const destination = attribute && user.attributes[attribute];
	if (!attribute || !destination) {
		throw invalidParameter(
			'Cannot reset password for the user as there is no registered/verified email or phone_number',
		);
	}
	const spent = spend(context, pool, user, 'ForgotPassword', sendsPerHour);
	return {
		CodeDeliveryDetails: sendCode(
			context,
			pool,
			spent,
			'forgotPassword',
			attribute,
			destination,
			request.ClientMetadata,
		),
	};
};

const confirmRequest = members({...who, ConfirmationCode: text, Password: text});

/** ConfirmForgotPassword. A user who never confirmed the sign-up is confirmed by it. */
export const confirmForgotPassword: Operation = context => async body => {
	const request = read(confirmRequest, body);
	const {pool, client, user} = namedBy(context, request);
	if (!user) {
		throw hidesUsers(client)
			? new Failure(
					'CodeMismatchException',
					'Invalid verification code provided, please try again.',
				)
			: unknownCombination();
	}
	const spent = spend(context, pool, user, 'ConfirmForgotPassword', triesPerHour);
	matchCode(context, spent, 'forgotPassword', request.ConfirmationCode);
	refuseWeakPassword(pool, request.Password);
	context.state.change(pool, spent, {
		...newPassword(context, pool, spent, request.Password),
		status: 'CONFIRMED',
		codes: codesWithout(spent, 'forgotPassword'),
	});
	return {};
};
