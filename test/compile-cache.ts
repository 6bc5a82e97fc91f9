/** Keeps what V8 compiles of packages for the next test file: each is a process of its own. */
import {enableCompileCache} from 'node:module';
import {join} from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/node'));
