/** The stage at which a request was lost. After `unsendable`, `refused` and `proxyRefused`, nothing was sent. */
export type LossKind =
	| 'unsendable'
	| 'refused'
	| 'proxyRefused'
	| 'connectTimeout'
	| 'readTimeout'
	| 'certificate'
	| 'tooLong'
	| 'unreadable'
	| 'closed';

/** A request that got no complete response; `reason` is the system's message. */
export class RequestLost extends Error {
	override readonly name = 'RequestLost';
	readonly kind: LossKind;
	readonly reason: string;

	constructor(kind: LossKind, reason: string) {
		super(`${kind}: ${reason}`);
		this.kind = kind;
		this.reason = reason;
	}
}
