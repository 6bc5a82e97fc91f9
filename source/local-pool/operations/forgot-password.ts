import type {Operation} from '../context.ts';
import {callPostConfirmation} from '../hooks/sign-up-hooks.ts';
import {migrateUser} from '../hooks/user-migration.ts';
import {Failure, notAuthorized} from '../model/failure.ts';
import {members, read, text} from '../model/shape.ts';
import {hidesUsers} from '../sign-in/checks.ts';
import {simulatedDelivery} from '../sign-in/simulated.ts';
import {codesWithout, matchCode, sendsPerHour, spend, triesPerHour} from '../users/codes.ts';
import {newPassword, refuseReusedPassword, refuseWeakPassword} from '../users/passwords.ts';
import {recoveryAttribute, sendResetCode} from '../users/recovery.ts';
import {namedBy, unknownCombination, who} from './named-user.ts';

const forgotRequest = members(who);

/**
 * ForgotPassword. If the client hides which users exist, the response is the same for unknown users, disabled ones and
 * those without a verified address (Developer Guide, user existence errors).
 */
export const forgotPassword: Operation = context => async body => {
	const request = read(forgotRequest, body);
	const {pool, client, user: known} = namedBy(context, request);
	const metadata = {clientMetadata: request.ClientMetadata};
	const user =
		known ?? (await migrateUser(context, {pool, client, username: request.Username, ...metadata}));
	const hides = hidesUsers(client);
	const isHidden = !user?.isEnabled || recoveryAttribute(pool, user) === undefined;
	if (hides && isHidden && user?.status !== 'FORCE_CHANGE_PASSWORD') {
		return {CodeDeliveryDetails: simulatedDelivery(context, pool, request.Username)};
	}
	if (!user) throw unknownCombination();
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	const spent = spend(context, pool, user, 'ForgotPassword', sendsPerHour);
	return {
		CodeDeliveryDetails: await sendResetCode(context, pool, spent, {
			clientId: client.id,
			...metadata,
		}),
	};
};

const confirmRequest = members({...who, ConfirmationCode: text, Password: text});

/** ConfirmForgotPassword. It also confirms a user who never confirmed the sign-up. */
export const confirmForgotPassword: Operation = context => async body => {
	const request = read(confirmRequest, body);
	const {pool, client, user} = namedBy(context, request);
	if (!user?.isEnabled && hidesUsers(client)) {
		throw new Failure(
			'CodeMismatchException',
			'Invalid verification code provided, please try again.',
		);
	}
	if (!user) throw unknownCombination();
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	const spent = spend(context, pool, user, 'ConfirmForgotPassword', triesPerHour);
	matchCode(context, spent, 'forgotPassword', request.ConfirmationCode);
	refuseWeakPassword(pool, request.Password);
	refuseReusedPassword(pool, spent, request.Password);
	const confirmed = context.state.change(pool, spent, {
		...newPassword(context, pool, spent, request.Password),
		status: 'CONFIRMED',
		codes: codesWithout(spent, 'forgotPassword'),
	});
	await callPostConfirmation(context, pool, confirmed, {
		source: 'PostConfirmation_ConfirmForgotPassword',
		clientId: client.id,
		clientMetadata: request.ClientMetadata,
	});
	return {};
};
