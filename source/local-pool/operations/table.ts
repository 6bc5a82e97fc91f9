import type {Operation} from '../context.ts';
import {adminCreateUser} from './admin-create-user.ts';
import {
	adminForgetDevice,
	adminGetDevice,
	adminListDevices,
	adminUpdateDeviceStatus,
} from './admin-devices.ts';
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
import {
	createUserPoolClient,
	deleteUserPoolClient,
	describeUserPoolClient,
	listUserPoolClients,
	updateUserPoolClient,
} from './app-clients.ts';
import {getUserAttributeVerificationCode, verifyUserAttribute} from './attribute-codes.ts';
import {
	adminInitiateAuth,
	adminRespondToAuthChallenge,
	initiateAuth,
	respondToAuthChallenge,
} from './authentication.ts';
import {adminDeleteUserAttributes, deleteUserAttributes} from './delete-attributes.ts';
import {
	confirmDevice,
	forgetOwnDevice,
	getDevice,
	listDevices,
	updateDeviceStatus,
} from './devices.ts';
import {
	createUserPoolDomain,
	deleteUserPoolDomain,
	describeUserPoolDomain,
	updateUserPoolDomain,
} from './domains.ts';
import {confirmForgotPassword, forgotPassword} from './forgot-password.ts';
import {getTokensFromRefreshToken} from './get-tokens-from-refresh-token.ts';
import {getUser} from './get-user.ts';
import {
	adminAddUserToGroup,
	adminListGroupsForUser,
	adminRemoveUserFromGroup,
	createGroup,
	deleteGroup,
	getGroup,
	listGroups,
	listUsersInGroup,
	updateGroup,
} from './groups.ts';
import {listUsers} from './list-users.ts';
import {
	adminSetUserMfaPreference,
	associateSoftwareToken,
	setUserMfaPreference,
	verifySoftwareToken,
} from './mfa-settings.ts';
import type {adminOperationNames, publicOperationNames} from './names.ts';
import {changePassword, deleteUser, getUserAuthFactors} from './own-account.ts';
import {getUserPoolMfaConfig, setUserPoolMfaConfig} from './pool-mfa.ts';
import {
	createResourceServer,
	deleteResourceServer,
	describeResourceServer,
	listResourceServers,
	updateResourceServer,
} from './resource-servers.ts';
import {globalSignOut, revokeToken} from './sign-out.ts';
import {confirmSignUp, resendConfirmationCode, signUp} from './sign-up.ts';
import {listTagsForResource, tagResource, untagResource} from './tags.ts';
import {updateUserAttributes} from './update-user-attributes.ts';
import {
	addCustomAttributes,
	createUserPool,
	deleteUserPool,
	describeUserPool,
	getLogDeliveryConfiguration,
	listUserPools,
	updateUserPool,
} from './user-pools.ts';

type Table<Name extends string> = Readonly<Record<Name, Operation>>;

/** Operations that anyone can call. */
export const publicOperations: ReadonlyMap<string, Operation> = new Map(
	Object.entries({
		AssociateSoftwareToken: associateSoftwareToken,
		ChangePassword: changePassword,
		ConfirmDevice: confirmDevice,
		ConfirmForgotPassword: confirmForgotPassword,
		ConfirmSignUp: confirmSignUp,
		DeleteUser: deleteUser,
		DeleteUserAttributes: deleteUserAttributes,
		ForgetDevice: forgetOwnDevice,
		ForgotPassword: forgotPassword,
		GetDevice: getDevice,
		GetTokensFromRefreshToken: getTokensFromRefreshToken,
		GetUser: getUser,
		GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
		GetUserAuthFactors: getUserAuthFactors,
		GlobalSignOut: globalSignOut,
		InitiateAuth: initiateAuth,
		ListDevices: listDevices,
		ResendConfirmationCode: resendConfirmationCode,
		RespondToAuthChallenge: respondToAuthChallenge,
		RevokeToken: revokeToken,
		SetUserMFAPreference: setUserMfaPreference,
		SignUp: signUp,
		UpdateDeviceStatus: updateDeviceStatus,
		UpdateUserAttributes: updateUserAttributes,
		VerifySoftwareToken: verifySoftwareToken,
		VerifyUserAttribute: verifyUserAttribute,
	} satisfies Table<(typeof publicOperationNames)[number]>),
);

/** Operations that require IAM credentials. */
export const adminOperations: ReadonlyMap<string, Operation> = new Map(
	Object.entries({
		AddCustomAttributes: addCustomAttributes,
		AdminAddUserToGroup: adminAddUserToGroup,
		AdminConfirmSignUp: adminConfirmSignUp,
		AdminCreateUser: adminCreateUser,
		AdminDeleteUser: adminDeleteUser,
		AdminDeleteUserAttributes: adminDeleteUserAttributes,
		AdminDisableUser: adminDisableUser,
		AdminEnableUser: adminEnableUser,
		AdminForgetDevice: adminForgetDevice,
		AdminGetDevice: adminGetDevice,
		AdminGetUser: adminGetUser,
		AdminInitiateAuth: adminInitiateAuth,
		AdminListDevices: adminListDevices,
		AdminListGroupsForUser: adminListGroupsForUser,
		AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
		AdminResetUserPassword: adminResetUserPassword,
		AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
		AdminSetUserMFAPreference: adminSetUserMfaPreference,
		AdminSetUserPassword: adminSetUserPassword,
		AdminUpdateDeviceStatus: adminUpdateDeviceStatus,
		AdminUpdateUserAttributes: adminUpdateUserAttributes,
		AdminUserGlobalSignOut: adminUserGlobalSignOut,
		CreateGroup: createGroup,
		CreateResourceServer: createResourceServer,
		CreateUserPool: createUserPool,
		CreateUserPoolClient: createUserPoolClient,
		CreateUserPoolDomain: createUserPoolDomain,
		DeleteGroup: deleteGroup,
		DeleteResourceServer: deleteResourceServer,
		DeleteUserPool: deleteUserPool,
		DeleteUserPoolClient: deleteUserPoolClient,
		DeleteUserPoolDomain: deleteUserPoolDomain,
		DescribeResourceServer: describeResourceServer,
		DescribeUserPool: describeUserPool,
		DescribeUserPoolClient: describeUserPoolClient,
		DescribeUserPoolDomain: describeUserPoolDomain,
		GetGroup: getGroup,
		GetLogDeliveryConfiguration: getLogDeliveryConfiguration,
		GetUserPoolMfaConfig: getUserPoolMfaConfig,
		ListGroups: listGroups,
		ListResourceServers: listResourceServers,
		ListTagsForResource: listTagsForResource,
		ListUserPoolClients: listUserPoolClients,
		ListUserPools: listUserPools,
		ListUsers: listUsers,
		ListUsersInGroup: listUsersInGroup,
		SetUserPoolMfaConfig: setUserPoolMfaConfig,
		TagResource: tagResource,
		UntagResource: untagResource,
		UpdateGroup: updateGroup,
		UpdateResourceServer: updateResourceServer,
		UpdateUserPool: updateUserPool,
		UpdateUserPoolClient: updateUserPoolClient,
		UpdateUserPoolDomain: updateUserPoolDomain,
	} satisfies Table<(typeof adminOperationNames)[number]>),
);
