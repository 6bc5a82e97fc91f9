import type {ClientMetadata, Delivery} from '../cognito/cognito.ts';

/** A code that is out. */
export type Sent = {
	readonly attribute: string;
	/** None when the person says that they have a code from an earlier day. */
	readonly delivery?: Delivery;
	/** The new value that it was sent to; none when it went to the value on record. */
	readonly newValue?: string;
	/** What was given to the pool's Lambda functions with the request. */
	readonly clientMetadata?: ClientMetadata;
};
