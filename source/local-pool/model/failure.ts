/**
 * An answer that is an error: the AWS name of it and the message Cognito gives with it.
 * On the wire: `{"__type": type, "message": message}` and the header `x-amzn-ErrorType`.
 */
export class Failure extends Error {
	readonly type: string;
	readonly status: number;
	/** Where in the request the value stands that is of another type: `explicitAuthFlows.1.member`. */
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

/** What Cognito says to a wrong password, and to an unknown user of a client that hides who exists. */
export const incorrectUsernameOrPassword = () => notAuthorized('Incorrect username or password.');
export const userDoesNotExist = () => new Failure('UserNotFoundException', 'User does not exist.');
