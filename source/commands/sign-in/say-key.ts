import {keyWords} from '../../copy/prompt-words.ts';
import {keyUri} from '../../drawing/key-uri.ts';
import {qrCodeLines} from '../../drawing/qr-code-lines.ts';
import {drawsColours, drawsUnicode} from '../../drawing/terminal-signs.ts';
import {safeText} from '../../safe-text.ts';
import type {Run} from '../run.ts';

/** Black on white, whatever the terminal's own colors: not every phone reads inverted codes. */
const painted = '\u001b[38;5;16;48;5;231m';
const asBefore = '\u001b[0m';

/**
 * Prints the key of an authenticator app: as a QR code, if standard error is a terminal with room for it, and as text.
 */
export function sayKey(
	{
		secret,
		username,
	}: {
		readonly secret: string;
		readonly username: string;
	},
	{stderr, env, host}: Pick<Run, 'stderr' | 'env' | 'host'>,
): void {
	const isPainted = drawsColours(env);
	const lines = stderr.isTTY && drawsUnicode(env, host.platform) ? code() : undefined;
	const key = safeText(secret);
	if (lines === undefined) {
		stderr.write(`${keyWords.alone(key)}\n`);
		return;
	}
	for (const line of lines) {
		stderr.write(isPainted ? `${painted}${line}${asBefore}\n` : `${line}\n`);
	}
	stderr.write(`${keyWords.behindCode(key)}\n`);

	function code(): readonly string[] | undefined {
		const lines = qrCodeLines(keyUri(username, secret), isPainted);
		const {columns = 80} = stderr;
		return lines && (lines[0]?.length ?? 0) <= columns ? lines : undefined;
	}
}
