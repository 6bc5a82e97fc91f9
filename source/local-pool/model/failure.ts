/**
 * An error response: the AWS error name and Cognito's message. On the wire it is `{"__type": type, "message": message}`
 * with the header `x-amzn-ErrorType`.
 */
export class Failure extends Error {
	readonly type: string;
	readonly status: number;
	/** For a value of the wrong type, its path in the request: `explicitAuthFlows.1.member`. */
	readonly at: string;

	constructor(type: string, message: string, status = 400, at = '') {
		super(message);
		this.name = type;
		this.type = type;
		this.status = status;
		this.at = at;
	}
}

export const notAuthorized = (message: string) => new Failure('NotAuthorizedException', message);
export const invalidParameter = (message: string) =>
	new Failure('InvalidParameterException', message);
export const notFound = (message: string) => new Failure('ResourceNotFoundException', message);
export const serialization = (message: string, at?: string) =>
	new Failure('SerializationException', message, 400, at);

/** Cognito's error for a wrong password, and for an unknown user of a client that hides which users exist. */
export const incorrectUsernameOrPassword = () => notAuthorized('Incorrect username or password.');
export const userDoesNotExist = () => new Failure('UserNotFoundException', 'User does not exist.');
