import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * Writes a report to a new file of mode 0600, in a new folder that only its user can read, and returns its path. Throws
 * the system's error if that fails.
 */
export function writeReport(name: 'report.md' | 'report.txt', text: string): string {
	const file = join(mkdtempSync(join(tmpdir(), 'cognito-verify-report-')), name);
	writeFileSync(file, text, {mode: 0o600, flag: 'wx'});
	return file;
}
