import type {Operation} from '../context.ts';
import {adminCreateUser} from './admin-create-user.ts';
import {adminUpdateUserAttributes} from './admin-update-user-attributes.ts';
import {
	adminConfirmSignUp,
	adminDeleteUser,
	adminDisableUser,
	adminEnableUser,
	adminGetUser,
	adminResetUserPassword,
	adminSetUserPassword,
	adminUserGlobalSignOut,
} from './admin-users.ts';
import {getUserAttributeVerificationCode, verifyUserAttribute} from './attribute-codes.ts';
import {
	adminInitiateAuth,
	adminRespondToAuthChallenge,
	initiateAuth,
	respondToAuthChallenge,
} from './authentication.ts';
import {confirmDevice, updateDeviceStatus} from './devices.ts';
import {confirmForgotPassword, forgotPassword} from './forgot-password.ts';
import {getTokensFromRefreshToken} from './get-tokens-from-refresh-token.ts';
import {getUser} from './get-user.ts';
import {listUsers} from './list-users.ts';
import {getLogDeliveryConfiguration} from './log-delivery.ts';
import {
	adminSetUserMfaPreference,
	associateSoftwareToken,
	setUserMfaPreference,
	setUserPoolMfaConfig,
	verifySoftwareToken,
} from './mfa-settings.ts';
import {globalSignOut, revokeToken} from './sign-out.ts';
import {confirmSignUp, resendConfirmationCode, signUp} from './sign-up.ts';
import {updateUserAttributes} from './update-user-attributes.ts';
import {
	createUserPool,
	createUserPoolClient,
	describeUserPool,
	describeUserPoolClient,
	listUserPoolClients,
	listUserPools,
} from './user-pools.ts';

/** The operations that a user, or anybody, may call: they take no AWS signature. */
export const publicOperations: ReadonlyMap<string, Operation> = new Map(
	Object.entries({
		AssociateSoftwareToken: associateSoftwareToken,
		ConfirmDevice: confirmDevice,
		ConfirmForgotPassword: confirmForgotPassword,
		ConfirmSignUp: confirmSignUp,
		ForgotPassword: forgotPassword,
		GetTokensFromRefreshToken: getTokensFromRefreshToken,
		GetUser: getUser,
		GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
		GlobalSignOut: globalSignOut,
		InitiateAuth: initiateAuth,
		ResendConfirmationCode: resendConfirmationCode,
		RespondToAuthChallenge: respondToAuthChallenge,
		RevokeToken: revokeToken,
		SetUserMFAPreference: setUserMfaPreference,
		SignUp: signUp,
		UpdateDeviceStatus: updateDeviceStatus,
		UpdateUserAttributes: updateUserAttributes,
		VerifySoftwareToken: verifySoftwareToken,
		VerifyUserAttribute: verifyUserAttribute,
	}),
);

/** The operations that AWS gives to holders of IAM credentials: they want a signed request. */
export const adminOperations: ReadonlyMap<string, Operation> = new Map(
	Object.entries({
		AdminConfirmSignUp: adminConfirmSignUp,
		AdminCreateUser: adminCreateUser,
		AdminDeleteUser: adminDeleteUser,
		AdminDisableUser: adminDisableUser,
		AdminEnableUser: adminEnableUser,
		AdminGetUser: adminGetUser,
		AdminInitiateAuth: adminInitiateAuth,
		AdminResetUserPassword: adminResetUserPassword,
		AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
		AdminSetUserMFAPreference: adminSetUserMfaPreference,
		AdminSetUserPassword: adminSetUserPassword,
		AdminUpdateUserAttributes: adminUpdateUserAttributes,
		AdminUserGlobalSignOut: adminUserGlobalSignOut,
		CreateUserPool: createUserPool,
		CreateUserPoolClient: createUserPoolClient,
		DescribeUserPool: describeUserPool,
		DescribeUserPoolClient: describeUserPoolClient,
		GetLogDeliveryConfiguration: getLogDeliveryConfiguration,
		ListUserPoolClients: listUserPoolClients,
		ListUserPools: listUserPools,
		ListUsers: listUsers,
		SetUserPoolMfaConfig: setUserPoolMfaConfig,
	}),
);
