import {RequestLost} from './request-lost.ts';

/** A reader of data that is still arriving: each `yield` waits for more bytes, or for the end. */
export type Reading<Result> = Generator<undefined, Result, undefined>;

/** The longest line of a response in bytes, including its end (`_MAXLINE` of Python's `http/client.py`). */
const longestLine = 65_536;
/** The most bytes of a response that are read, far above any of Cognito's. */
const largestAnswer = 10 * 1024 * 1024;

/** The bytes of a response that have arrived and are still unread. */
export class Incoming {
	#waiting: Buffer = Buffer.alloc(0);
	#isOver = false;
	#size = 0;

	push(chunk: Buffer): void {
		this.#waiting = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
	}

	/** Marks the end of the data. */
	end(): void {
		this.#isOver = true;
	}

	/**
	 * Returns the next line with its end, as Latin-1. An unfinished last line is returned as it is, and an empty string
	 * at the end.
	 */
	*line(): Reading<string> {
		for (;;) {
			const length = this.#waiting.indexOf('\n') + 1;
			if (Math.max(length, length || this.#waiting.length) > longestLine) {
				throw new RequestLost('closed', 'a line of the answer is too long');
			}
			if (length > 0) return this.#take(length).toString('latin1');
			if (this.#isOver) return this.#take(longestLine).toString('latin1');
			yield;
		}
	}

	/** Returns that many bytes of the body, or fewer if the stream ends first. */
	*body(length: number): Reading<Buffer> {
		const parts: Buffer[] = [];
		for (let missing = length; missing > 0; ) {
			const part = this.#take(missing);
			parts.push(part);
			missing -= part.length;
			if (missing > 0) {
				if (this.#isOver) break;
				yield;
			}
		}
		return Buffer.concat(parts);
	}

	#take(most: number): Buffer {
		const taken = this.#waiting.subarray(0, most);
		this.#waiting = this.#waiting.subarray(taken.length);
		this.#size += taken.length;
		if (this.#size > largestAnswer) {
			throw new RequestLost('tooLong', `more than ${largestAnswer} bytes`);
		}
		return taken;
	}
}

/**
 * Collects bytes that arrive a few at a time. However many pieces there are, they take no more memory than their bytes.
 */
export class Gathered {
	#bytes: Buffer = Buffer.alloc(65_536);
	#size = 0;

	add(piece: Buffer): void {
		const size = this.#size + piece.length;
		if (size > this.#bytes.length) {
			this.#bytes = Buffer.concat([this.#bytes], Math.max(size, 2 * this.#bytes.length));
		}
		piece.copy(this.#bytes, this.#size);
		this.#size = size;
	}

	whole(): Buffer {
		return this.#bytes.subarray(0, this.#size);
	}
}
