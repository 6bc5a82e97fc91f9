import type {ClientMetadata, Delivery} from '../cognito/cognito.ts';

/** A code that was sent. */
export type Sent = {
	readonly attribute: string;
	/** Absent if the user says that they have a code from an earlier day. */
	readonly delivery?: Delivery;
	/** The new value that it was sent to; absent if it went to the value on record. */
	readonly newValue?: string;
	/** Metadata for the pool's Lambda functions, sent with the request. */
	readonly clientMetadata?: ClientMetadata;
};
