#!/usr/bin/env node
// permission-rehearsal-console [PORT]: serves the console that is packed with the kit.
import { serveConsole } from './serve.ts';

const port = Number(process.argv[2] ?? process.env['PORT'] ?? 4173);
const { url } = await serveConsole({ port });
console.log(`Console: ${url}  (Ctrl+C stops it)`);
