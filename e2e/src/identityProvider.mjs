// A provider of single sign-on for tests: node oidc-provider (certified) with pages of its own, on localhost.
// `node identityProvider.mjs PORT`; POST /control/client, /control/people, /control/tokens and /control/keys set it up.
import { createServer } from 'node:http';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { Provider } from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://localhost:${port}`;
const ALGORITHM = 'RS256';

/** Claims of people by what they type as login. */
const people = new Map();
let client = {};
let keys = [await newKey()];
/** What the next ID tokens say instead; `alg: none` and `kid: unknown` break their signature. */
let tampering = null;
let handle = null;

async function newKey() {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), use: 'sig', alg: ALGORITHM };
}

function start() {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'evenkeel',
        client_secret: 'a secret of the tests',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        ...client,
      },
    ],
    jwks: { keys },
    cookies: { keys: ['tests'] },
    pkce: { required: () => true },
    scopes: ['openid', 'groups'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups'],
    },
    features: { backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    // Its own takes no address of this machine for the back channel.
    fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  });
  provider.use(async (context, next) => {
    await next();
    if (tampering !== null && typeof context.body?.id_token === 'string') {
      context.body.id_token = await tampered(context.body.id_token);
    }
  });
  handle = provider.callback();
}

async function tampered(token) {
  const { alg, kid, claims } = tampering;
  const said = { ...decodeJwt(token), ...claims };
  if (alg === 'none') return new UnsecuredJWT(said).encode();
  const key = kid === 'unknown' ? await newKey() : keys[0];
  return new SignJWT(said)
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid })
    .sign(await importJWK(key, ALGORITHM));
}

async function control(path, body) {
  if (path === '/control/client') client = body;
  if (path === '/control/people') people.set(body.login, body.claims);
  if (path === '/control/tokens') tampering = Object.keys(body).length === 0 ? null : body;
  if (path === '/control/keys') keys = [await newKey()];
  if (path === '/control/client' || path === '/control/keys') start();
}

async function text(request) {
  let read = '';
  for await (const chunk of request) read += chunk;
  return read;
}

start();
createServer(async (request, response) => {
  if (!request.url.startsWith('/control/')) {
    handle(request, response);
    return;
  }
  await control(request.url, JSON.parse(await text(request)));
  response.writeHead(204).end();
}).listen(port, '127.0.0.1', () => process.stdout.write(`listening ${issuer}\n`));
