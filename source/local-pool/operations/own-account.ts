import type {Operation} from '../context.ts';
import {incorrectUsernameOrPassword} from '../model/failure.ts';
import {nameOf} from '../model/pool.ts';
import {members, read, text, withDefault} from '../model/shape.ts';
import {isPassword} from '../sign-in/srp.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {sendsPerHour, spend} from '../users/codes.ts';
import {firstFactorsOf} from '../users/first-factors.ts';
import {newPassword, refuseReusedPassword, refuseWeakPassword} from '../users/passwords.ts';

const passwordRequest = members({
	AccessToken: text,
	PreviousPassword: withDefault(text, ''),
	ProposedPassword: text,
});

/**
 * ChangePassword. A user who never had a password doesn't send the previous one. Too many wrong passwords lead to
 * LimitExceededException (API page); the limit is not documented.
 */
export const changePassword: Operation = context => async body => {
	const request = read(passwordRequest, body);
	const {pool, user} = await bearerOf(context, request.AccessToken);
	const who = {group: nameOf(pool), identity: user.username};
	if (user.password && !isPassword(who, request.PreviousPassword, user.password)) {
		spend(context, pool, user, 'ChangePassword', sendsPerHour);
		throw incorrectUsernameOrPassword();
	}
	refuseWeakPassword(pool, request.ProposedPassword);
	refuseReusedPassword(pool, user, request.ProposedPassword);
	context.state.change(pool, user, newPassword(context, pool, user, request.ProposedPassword));
	return {};
};

const tokenRequest = members({AccessToken: text});

/** DeleteUser: deletes the signed-in user. */
export const deleteUser: Operation = context => async body => {
	const {pool, user} = await bearerOf(context, read(tokenRequest, body).AccessToken);
	pool.users.delete(user.username);
	context.state.touch();
	return {};
};

/** GetUserAuthFactors: the signed-in user's first factors, and the second factors they switched on. */
export const getUserAuthFactors: Operation = context => async body => {
	const {pool, user} = await bearerOf(context, read(tokenRequest, body).AccessToken);
	return {
		Username: user.username,
		...(user.preferredMfa && {PreferredMfaSetting: user.preferredMfa}),
		...(user.mfa.length > 0 && {UserMFASettingList: user.mfa}),
		ConfiguredUserAuthFactors: firstFactorsOf(pool, user),
	};
};
