import type {Operation} from '../context.ts';
import {mapOf, members, oneOf, optional, read, text} from '../model/shape.ts';
import {authFlows, begin} from '../sign-in/begin.ts';
import {respond} from '../sign-in/respond.ts';
import {clientOf, clientOfPool} from '../store/state.ts';
import {clientMetadata} from './request-parts.ts';

const parameters = optional(mapOf(text));

const initiate = {
	AuthFlow: oneOf(...authFlows),
	ClientId: text,
	AuthParameters: parameters,
	ClientMetadata: clientMetadata,
	Session: optional(text),
};
const initiateRequest = members(initiate);
const adminInitiateRequest = members({...initiate, UserPoolId: text});

const challengeName = oneOf(
	'SMS_MFA',
	'EMAIL_OTP',
	'SOFTWARE_TOKEN_MFA',
	'SELECT_MFA_TYPE',
	'MFA_SETUP',
	'PASSWORD_VERIFIER',
	'CUSTOM_CHALLENGE',
	'SELECT_CHALLENGE',
	'DEVICE_SRP_AUTH',
	'DEVICE_PASSWORD_VERIFIER',
	'ADMIN_NO_SRP_AUTH',
	'NEW_PASSWORD_REQUIRED',
	'SMS_OTP',
	'PASSWORD',
	'WEB_AUTHN',
	'PASSWORD_SRP',
);

const answer = {
	ClientId: text,
	ChallengeName: challengeName,
	Session: optional(text),
	ChallengeResponses: parameters,
	ClientMetadata: clientMetadata,
};
const respondRequest = members(answer);
const adminRespondRequest = members({...answer, UserPoolId: text});

/** InitiateAuth. */
export const initiateAuth: Operation = context => async body => {
	const request = read(initiateRequest, body);
	return begin({
		context,
		...clientOf(context.state, request.ClientId),
		flow: request.AuthFlow,
		parameters: request.AuthParameters ?? {},
		session: request.Session,
		clientMetadata: request.ClientMetadata,
		isAdmin: false,
	});
};

/** RespondToAuthChallenge. */
export const respondToAuthChallenge: Operation = context => async body => {
	const request = read(respondRequest, body);
	return respond({
		context,
		...clientOf(context.state, request.ClientId),
		challengeName: request.ChallengeName,
		session: request.Session,
		answers: request.ChallengeResponses ?? {},
		clientMetadata: request.ClientMetadata,
		isAdmin: false,
	});
};

/** AdminInitiateAuth. */
export const adminInitiateAuth: Operation = context => async body => {
	const request = read(adminInitiateRequest, body);
	return begin({
		context,
		...clientOfPool(context.state, request.UserPoolId, request.ClientId),
		flow: request.AuthFlow,
		parameters: request.AuthParameters ?? {},
		session: request.Session,
		clientMetadata: request.ClientMetadata,
		isAdmin: true,
	});
};

/** AdminRespondToAuthChallenge. */
export const adminRespondToAuthChallenge: Operation = context => async body => {
	const request = read(adminRespondRequest, body);
	return respond({
		context,
		...clientOfPool(context.state, request.UserPoolId, request.ClientId),
		challengeName: request.ChallengeName,
		session: request.Session,
		answers: request.ChallengeResponses ?? {},
		clientMetadata: request.ClientMetadata,
		isAdmin: true,
	});
};
