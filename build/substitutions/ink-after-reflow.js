import {join} from 'node:path';
import {swap} from './swap.js';

const reflow = join(import.meta.dirname, '../../source/drawing/reflow.ts').replaceAll('\\', '/');

/**
 * When the window gets narrower, Ink erases as many rows as it drew. Most terminals have rewrapped the lines by then,
 * so the frame takes more rows, and the first ones remained. Only Ink knows what it drew, and where it left the cursor.
 * @type {import('./swap.js').Substitution}
 */
export const inkAfterReflow = {
	file: /\/node_modules\/ink\/build\/ink\.js$/,
	change: text =>
		swap(text, [
			[
				'        // We clear the screen when decreasing terminal width',
				`        if (currentWidth < this.lastTerminalWidth && reflows(process.env)) {
            this.options.stdout.write(eraseReflowed(this.lastOutputToRender, this.log.getCursorPosition(), currentWidth));
            this.log.reset();
        }
        // We clear the screen when decreasing terminal width`,
			],
			[
				"import logUpdate from './log-update.js';",
				`import logUpdate from './log-update.js';\nimport {eraseReflowed, reflows} from '${reflow}';`,
			],
		]),
};
