'use strict';
// Calls every operation of the vendor's own client, and fails if one of them is not called. .ci/vendor-client runs it:
// node scenario.js <base URL> <README with the table of operations>
const assert = require('node:assert/strict');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const S = require('sunshine-conversations-client');

// What the emulator knows unless it is configured otherwise.
const appId = '5d8cff3cd55b040010928b5b';
const appKey = { id: 'app_5d8cff3cd55b040010928b5c', secret: 'emulator-secret-0123456789' };
const accountKey = { id: 'act_5d8cff3cd55b040010928b5d', secret: 'emulator-account-secret-0123456789' };
const oauthClient = { client_id: 'emulator-oauth-client', client_secret: 'emulator-oauth-secret-0123456789' };
const userId = '42589ad070d43be9b00ff7e5';
const userExternalId = 'your-own-user-id';
const otherUserId = '6e416caac6a5e9544e3fb6d7';

const client = S.ApiClient.instance;
client.basePath = process.argv[2];
useKey(appKey);

const conversations = new S.ConversationsApi();
const messages = new S.MessagesApi();
const participants = new S.ParticipantsApi();
const activities = new S.ActivitiesApi();
const switchboard = new S.SwitchboardActionsApi();
const users = new S.UsersApi();
const clients = new S.ClientsApi();
const devices = new S.DevicesApi();
const attachments = new S.AttachmentsApi();
const integrations = new S.IntegrationsApi();
const webhooks = new S.WebhooksApi();
const apps = new S.AppsApi();
const appKeys = new S.AppKeysApi();
const integrationKeys = new S.CustomIntegrationApiKeysApi();
const switchboards = new S.SwitchboardsApi();
const switchboardIntegrations = new S.SwitchboardIntegrationsApi();
const oauth = new S.OAuthEndpointsApi();

const notCalled = watchOperations();
const inReadme = fs.readFileSync(process.argv[3], 'utf8').split('<!-- operations')[1].match(/`\w+Api\.[a-z]\w+`/g).map(name => name.slice(1, -1));
assert.deepEqual(inReadme.sort(), [...notCalled].sort(), 'The README names other methods of this client than it has.');

/** @returns {Set<string>} Every operation of the client, from which each one goes that is called. */
function watchOperations() {
  const names = new Set();
  for (const [tag, api] of Object.entries(S).filter(([name]) => name.endsWith('Api'))) {
    for (const method of Object.getOwnPropertyNames(api.prototype).filter(name => name.endsWith('WithHttpInfo'))) {
      const name = `${tag}.${method.slice(0, -'WithHttpInfo'.length)}`;
      const call = api.prototype[method];
      names.add(name);
      api.prototype[method] = function (...args) {
        names.delete(name);
        return call.apply(this, args);
      };
    }
  }

  assert.equal(names.size, 64, 'The client has other operations than this scenario is made for.');
  return names;
}

/** Both schemes of the client end in the same header, so that one of them is always empty. */
function useKey(key) {
  client.authentications.basicAuth.username = key.id;
  client.authentications.basicAuth.password = key.secret;
  client.authentications.bearerAuth.accessToken = key.token;
}

async function fails(call, status, code) {
  const error = await call.then(() => assert.fail('The call succeeded.'), error => error);
  assert.equal(error.status, status, error.stack);
  assert.equal(error.body.errors[0].code, code);
}

async function useConversations() {
  const created = await conversations.createConversation(appId, {
    type: 'personal', participants: [{ userId }], displayName: 'Größe 👟', metadata: { lang: 'en-ca', vip: true },
  });
  const id = created.conversation.id;
  assert.match(id, /^[0-9a-f]{24}$/);
  assert.equal(created.conversation.isDefault, true);
  const got = await conversations.getConversation(appId, id);
  assert.equal(got.conversation.displayName, 'Größe 👟');
  assert.equal(got.conversation.metadata.vip, true);

  const updated = await conversations.updateConversation(appId, id, { displayName: null, description: 'd' });
  assert.equal(updated.conversation.displayName, undefined);
  assert.equal(updated.conversation.description, 'd');

  for (const filter of [{ userId }, { userExternalId }]) {
    const list = await conversations.listConversations(appId, filter, { page: { size: 1 } });
    assert.equal(list.conversations[0].id, id);
    assert.equal(list.meta.hasMore, false);
  }

  const events = await conversations.postConversionEvents?.(appId, id, { messenger: { payload: { data: [{ event_name: 'a' }] } } });
  if (events) assert.equal(events.conversionEvents.eventsReceived, 1);
  await conversations.downloadMessageRef(appId, id, { userId });
  await fails(conversations.deleteConversation(appId, id), 400, 'bad_request');
  await fails(conversations.getConversation(appId, '000000000000000000000000'), 404, 'conversation_not_found');
  await fails(conversations.getConversation('unknown', id), 404, 'app_not_found');
  return id;
}

async function useMessages(id) {
  const business = { type: 'business', displayName: 'Ann' };
  const contents = [
    { type: 'text', text: 'Hello', actions: [{ type: 'reply', text: 'Yes', payload: 'yes' }] },
    { type: 'carousel', items: [{ title: 'a', actions: [{ type: 'link', text: 'b', uri: 'https://example.com' }] }] },
    { type: 'file', mediaUrl: 'https://example.com/a.pdf' },
    { type: 'form', fields: [{ type: 'email', name: 'email', label: 'E-mail' }] },
    { type: 'image', mediaUrl: 'https://example.com/a.png' },
    { type: 'list', items: [{ title: 'a', actions: [{ type: 'postback', text: 'b', payload: 'c' }] }] },
    { type: 'location', coordinates: { lat: 1.5, long: -2 } },
  ];
  for (const content of contents) {
    const posted = await messages.postMessage(appId, id, { author: business, content, metadata: { n: 1 } });
    assert.equal(posted.messages.length, 1);
    assert.equal(posted.messages[0].content.type, content.type);
    assert.equal(posted.messages[0].author.displayName, 'Ann');
  }

  // The same through the client's own models.
  const post = new S.MessagePost(new S.Author('user'), { type: 'text', text: 'Hi' });
  post.author.userId = userId;
  assert.equal((await messages.postMessage(appId, id, post)).messages[0].author.userId, userId);
  await messages.postMessage(appId, id, {
    author: business, schema: 'whatsapp', content: { type: 'template', template: { name: 'a' } }, destination: { integrationType: 'none' },
  });

  await fails(messages.postMessage(appId, id, { author: business, content: { type: 'text', text: 'x'.repeat(4097) } }), 400, 'bad_request');
  await fails(messages.postMessage(appId, id, { author: business, content: { type: 'formResponse', fields: [] } }), 400, 'bad_request');

  for (let i = 0; i < 100; i++) {
    await messages.postMessage(appId, id, { author: business, content: { type: 'text', text: `${i}` } });
  }

  const newest = await messages.listMessages(appId, id);
  assert.equal(newest.messages.length, 100);
  assert.equal(newest.messages.at(-1).content.text, '99');
  assert.equal(newest.meta.hasMore, true);
  const older = await messages.listMessages(appId, id, { page: { before: newest.meta.beforeCursor } });
  assert.equal(older.messages.length, 9);
  assert.equal(older.meta.hasMore, false);

  await messages.deleteMessage(appId, id, older.messages[0].id);
  await messages.deleteAllMessages(appId, id);
  assert.equal((await messages.listMessages(appId, id)).messages.length, 0);
}

async function useActivities(id) {
  for (const type of ['typing:start', 'typing:stop', 'conversation:read']) {
    await activities.postActivity(appId, id, { author: { type: 'business' }, type });
  }

  await activities.postActivity(appId, id, { author: { type: 'user', userId }, type: 'conversation:read' });
  await fails(activities.postActivity(appId, id, { author: { type: 'user', userId }, type: 'typing:start' }), 400, 'bad_request');
}

async function useParticipants() {
  const { conversation } = await conversations.createConversation(appId, { type: 'sdkGroup' });
  const id = conversation.id;
  const joined = await participants.joinConversation(appId, id, { userId: otherUserId, subscribeSDKClient: false });
  assert.equal(joined.participant.userId, otherUserId);
  await participants.joinConversation(appId, id, { userExternalId, subscribeSDKClient: true });

  const page = await participants.listParticipants(appId, id, { page: { size: 1 } });
  assert.equal(page.participants[0].id, joined.participant.id);
  const next = await participants.listParticipants(appId, id, { page: { after: page.meta.afterCursor } });
  assert.equal(next.participants[0].userExternalId, userExternalId);

  await participants.leaveConversation(appId, id, { participantId: joined.participant.id });
  await participants.leaveConversation(appId, id, { userExternalId });
  await fails(participants.leaveConversation(appId, id, { userId }), 404, 'not_found');
  await conversations.deleteConversation(appId, id);
}

async function useSwitchboard(id) {
  const active = async () => (await conversations.getConversation(appId, id)).conversation.activeSwitchboardIntegration?.name;
  await switchboard.passControl(appId, id, { switchboardIntegration: 'bot', metadata: { 'dataCapture.ticketField.1': 'a' } });
  assert.equal(await active(), 'bot');
  await switchboard.offerControl(appId, id, { switchboardIntegration: 'zd-agentWorkspace' });
  await switchboard.acceptControl(appId, id, {});
  assert.equal(await active(), 'zd-agentWorkspace');
  await switchboard.releaseControl(appId, id);
  assert.equal(await active(), undefined);
}

async function useUsers() {
  for (const externalId of ['a/b', 'ann+1@example.com', '50%', 'ü 😀']) {
    const { user } = await users.createUser(appId, { externalId, profile: { givenName: 'Ann', surname: 'Lee' }, metadata: { vip: true } });
    await fails(users.createUser(appId, { externalId }), 409, 'conflict');
    assert.equal((await users.getUser(appId, externalId)).user.id, user.id);
    const updated = await users.updateUser(appId, externalId, { profile: { givenName: null, locale: 'fr-CA' } });
    assert.equal(updated.user.profile.givenName, undefined);
    assert.equal(updated.user.profile.surname, 'Lee');
    assert.equal(updated.user.metadata.vip, true);

    const removed = await users.deleteUserPersonalInformation(appId, externalId);
    assert.equal(removed.user.profile.surname, undefined);
    assert.equal(removed.user.profile.locale, 'fr-CA');
    await users.deleteUser(appId, externalId);
    await fails(users.getUser(appId, externalId), 404, 'user_not_found');
  }

  // Not in every version of the client.
  const listed = await users.listUsers?.(appId, { 'identities.email': 'ann@example.com' });
  if (listed) assert.equal(listed.users[0].id, userId);
  const synced = await users.syncUser?.(appId, '35436');
  if (synced) assert.equal(synced.user.id, otherUserId);
}

async function useClients(conversationId) {
  const bodies = {
    mailgun: { type: 'mailgun', apiKey: 'a', domain: 'b', incomingAddress: 'c' }, whatsapp: { type: 'whatsapp' },
    messagebird: { type: 'messagebird', accessKey: 'a', signingKey: 'b', originator: 'c' }, twilio: { type: 'twilio', accountSid: 'a', authToken: 'b' },
  };
  for (const matchCriteria of [
    { type: 'mailgun', address: 'ann@example.com' },
    { type: 'messagebird', phoneNumber: '+15550001234' },
    { type: 'twilio', phoneNumber: '+15550001234' },
    { type: 'whatsapp', phoneNumber: '+15550001234', primary: true },
  ]) {
    const { integration } = await integrations.createIntegration(appId, bodies[matchCriteria.type]);
    matchCriteria.integrationId = integration.id;
    const { client } = await clients.createClient(appId, userExternalId, {
      matchCriteria,
      confirmation: { type: 'prompt', message: { author: { type: 'business' }, content: { type: 'text', text: 'Link?' } } },
      target: { conversationId },
    });
    assert.equal(client.type, matchCriteria.type);
    assert.equal(client.status, 'pending');
    await clients.removeClient(appId, userId, client.id);
    await fails(clients.removeClient(appId, userId, client.id), 404, 'client_not_found');
    await integrations.deleteIntegration(appId, integration.id);
  }

  const page = await clients.listClients(appId, userId, { page: { size: 1 } });
  assert.equal(page.clients[0].type, 'sdk');
  await fails(clients.removeClient(appId, userId, page.clients[0].id), 400, 'bad_request');

  const list = await devices.listDevices(appId, userExternalId);
  assert.equal(list.devices[0].type, 'web');
  assert.equal(list.devices[0].clientId, page.clients[0].id);
  assert.equal((await devices.getDevice(appId, userId, list.devices[0].id)).device.info.vendor, 'emulator');
  await fails(devices.getDevice(appId, userId, 'unknown'), 404, 'device_not_found');
}

async function useAttachments(conversationId) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vendor-client-'));
  const write = (name, content) => { fs.writeFileSync(path.join(folder, name), content); return fs.createReadStream(path.join(folder, name)); };
  try {
    const { attachment } = await attachments.uploadAttachment(appId, 'public', write('Größe.txt', 'hello'), { _for: 'message' });
    assert.equal(attachment.mediaType, 'text/plain');
    assert.equal(await (await fetch(attachment.mediaUrl)).text(), 'hello');
    const posted = await messages.postMessage(appId, conversationId, { author: { type: 'business' }, content: { type: 'file', mediaUrl: attachment.mediaUrl } });
    assert.equal(posted.messages[0].content.mediaSize, 5);

    await fails(attachments.uploadAttachment(appId, 'public', write('a.exe', 'hello'), {}), 415, 'unsupported_media_type');
    await attachments.deleteAttachment(appId, { mediaUrl: attachment.mediaUrl });
    await fails(attachments.deleteAttachment(appId, { mediaUrl: attachment.mediaUrl }), 404, 'not_found');
    await fails(attachments.deleteAttachment(appId, { mediaUrl: 'https://example.com/a.png' }), 400, 'bad_request');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function useIntegrations() {
  const hook = { target: 'http://127.0.0.1:9/hook', triggers: ['conversation:message'] };
  const bodies = [
    { type: 'android' }, { type: 'apple', businessId: 'a', apiSecret: 'b', mspId: 'c' }, { type: 'custom', webhooks: [hook] },
    { type: 'instagram', pageAccessToken: 'a', appId: 'b', appSecret: 'c' }, { type: 'ios', production: true }, { type: 'line' },
    { type: 'mailgun', apiKey: 'a', domain: 'b', incomingAddress: 'c' }, { type: 'messagebird', accessKey: 'a', signingKey: 'b', originator: 'c' },
    { type: 'messenger', pageAccessToken: 'a', appId: 'b', appSecret: 'c' }, { type: 'telegram', token: 'a' },
    { type: 'twilio', accountSid: 'a', authToken: 'b' },
    { type: 'twitter', tier: 'enterprise', consumerKey: 'a', consumerSecret: 'b', accessTokenKey: 'c', accessTokenSecret: 'd' },
    { type: 'unity' }, { type: 'viber', token: 'a' }, { type: 'web', brandColor: 'ffffff' }, { type: 'whatsapp' },
  ];
  for (const body of bodies) {
    const { integration } = await integrations.createIntegration(appId, { displayName: 'A', ...body });
    assert.equal(integration.type, body.type);
    assert.equal(integration.status, 'active');
    assert.equal((await integrations.updateIntegration(appId, integration.id, { displayName: 'B' })).integration.displayName, 'B');
    assert.equal((await integrations.getIntegration(appId, integration.id)).integration.displayName, 'B');
    if (body.type === 'custom') await useWebhooks(integration, hook);
    else await fails(webhooks.listWebhooks(appId, integration.id), 403, 'forbidden');

    const list = await integrations.listIntegrations(appId, { filter: { types: body.type }, page: { size: 1 } });
    assert.equal(list.integrations[0].type, body.type);
    await integrations.deleteIntegration(appId, integration.id);
    await fails(integrations.getIntegration(appId, integration.id), 404, 'integration_not_found');
  }
}

async function useWebhooks(integration, hook) {
  const { webhook } = await webhooks.createWebhook(appId, integration.id, { ...hook, includeFullUser: true });
  assert.equal(webhook.version, 'v2');
  assert.match(webhook.secret, /^[0-9a-f]{32}$/);
  const updated = await webhooks.updateWebhook(appId, integration.id, webhook.id, { triggers: ['user:remove'] });
  assert.deepEqual(updated.webhook.triggers, ['user:remove']);
  assert.equal((await webhooks.getWebhook(appId, integration.id, webhook.id)).webhook.includeFullUser, true);
  assert.equal((await webhooks.listWebhooks(appId, integration.id)).webhooks.length, 2);
  await webhooks.deleteWebhook(appId, integration.id, webhook.id);
  await fails(webhooks.getWebhook(appId, integration.id, webhook.id), 404, 'not_found');
}

async function useApps() {
  await fails(apps.listApps(), 403, 'forbidden');
  useKey(accountKey);
  const { app } = await apps.createApp({ displayName: 'Größe', settings: { echoPostback: true }, metadata: { a: 1 } });
  assert.equal(app.settings.echoPostback, true);
  const page = await apps.listApps({ page: { size: 1 } });
  assert.equal(page.apps[0].id, appId);
  assert.equal((await apps.listApps({ page: { after: page.meta.afterCursor } })).apps[0].id, app.id);
  assert.equal((await apps.updateApp(app.id, { displayName: 'B' })).app.displayName, 'B');
  assert.equal((await apps.getApp(app.id)).app.metadata.a, 1);
  await fails(apps.updateApp(app.id, { displayName: '' }), 400, 'bad_request');

  const key = await useAppKeys(app.id);
  await useIntegrationKeys(app.id, key);
  await useSwitchboards(app.id);
  await apps.deleteApp(app.id);
  await fails(apps.getApp(app.id), 404, 'app_not_found');
  useKey(appKey);
}

async function useAppKeys(id) {
  const { key } = await appKeys.createAppKey(id, { displayName: 'Key' });
  assert.match(key.id, /^app_/);
  assert.equal((await appKeys.listAppKeys(id)).keys[0].secret, key.secret);
  assert.equal((await appKeys.getAppKey(id, key.id)).key.displayName, 'Key');
  const second = (await appKeys.createAppKey(id, { displayName: 'Second' })).key;
  useKey(second);
  assert.equal((await apps.getApp(id)).app.id, id);
  await fails(apps.getApp(appId), 403, 'forbidden');
  useKey(accountKey);
  await appKeys.deleteAppKey(id, second.id);
  await fails(appKeys.getAppKey(id, second.id), 404, 'not_found');
  useKey(second);
  await fails(apps.getApp(id), 401, 'unauthorized');
  useKey(accountKey);
  return key;
}

async function useIntegrationKeys(id, key) {
  useKey(key);
  const { integration } = await integrations.createIntegration(id, {
    type: 'custom', webhooks: [{ target: 'http://127.0.0.1:9/hook', triggers: ['conversation:message'] }],
  });
  const created = await integrationKeys.createCustomIntegrationKey(id, integration.id, { displayName: 'Key' });
  assert.match(created.key.id, /^int_/);
  assert.equal((await integrationKeys.listCustomIntegrationKeys(id, integration.id)).keys.length, 1);
  assert.equal((await integrationKeys.getCustomIntegrationKey(id, integration.id, created.key.id)).key.secret, created.key.secret);
  useKey(created.key);
  assert.equal((await webhooks.listWebhooks(id, 'me')).webhooks.length, 1);
  await fails(integrations.getIntegration(id, integration.id), 403, 'forbidden');
  useKey(accountKey);
  await fails(webhooks.listWebhooks(id, integration.id), 403, 'forbidden');
  await integrationKeys.deleteCustomIntegrationKey(id, integration.id, created.key.id);
}

async function useSwitchboards(id) {
  const { switchboard } = await switchboards.createSwitchboard(id);
  assert.equal(switchboard.enabled, false);
  await fails(switchboards.createSwitchboard(id), 400, 'bad_request');
  const { integrations: [custom] } = await integrations.listIntegrations(id, { filter: { types: 'custom' } });
  const links = [
    { name: 'bot', integrationId: custom.id, deliverStandbyEvents: false },
    { name: 'agents', integrationType: 'zd:agentWorkspace', messageHistoryCount: 5 },
  ];
  const [bot, agents] = await Promise.all(links.map(link => switchboardIntegrations.createSwitchboardIntegration(id, switchboard.id, link)));
  const { switchboardIntegration } = await switchboardIntegrations.updateSwitchboardIntegration(
    id, switchboard.id, bot.switchboardIntegration.id, { nextSwitchboardIntegrationId: agents.switchboardIntegration.id });
  assert.equal(switchboardIntegration.deliverStandbyEvents, false);
  assert.equal((await switchboardIntegrations.listSwitchboardIntegrations(id, switchboard.id)).switchboardIntegrations.length, 2);
  const enabled = await switchboards.updateSwitchboard(id, switchboard.id, { enabled: true, defaultSwitchboardIntegrationId: switchboardIntegration.id });
  assert.equal(enabled.switchboard.enabled, true);
  assert.equal((await switchboards.listSwitchboards(id)).switchboards[0].defaultSwitchboardIntegrationId, switchboardIntegration.id);

  await fails(switchboardIntegrations.deleteSwitchboardIntegration(id, switchboard.id, agents.switchboardIntegration.id), 400, 'bad_request');
  await switchboardIntegrations.updateSwitchboardIntegration(id, switchboard.id, switchboardIntegration.id, { nextSwitchboardIntegrationId: null });
  await switchboardIntegrations.deleteSwitchboardIntegration(id, switchboard.id, agents.switchboardIntegration.id);
  await switchboards.deleteSwitchboard(id, switchboard.id);
  await fails(switchboardIntegrations.listSwitchboardIntegrations(id, switchboard.id), 404, 'switchboard_not_found');
}

async function useOAuth() {
  // The client follows the redirect as a browser does.
  let url;
  const server = http.createServer((request, response) => {
    url = new URL(request.url, 'http://localhost');
    response.end();
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    const redirectUri = `http://127.0.0.1:${server.address().port}/done`;
    await oauth.authorize(oauthClient.client_id, 'code', { state: 'a&b', redirectUri });
  } finally {
    server.close();
  }

  assert.equal(url.searchParams.get('state'), 'a&b');
  const body = { code: url.searchParams.get('code'), grant_type: 'authorization_code', ...oauthClient };
  const token = await oauth.getToken(body);
  assert.equal(token.token_type, 'Bearer');
  await fails(oauth.getToken(body), 400, 'bad_request');
  await fails(oauth.revokeAccess(), 403, 'forbidden');

  useKey({ token: token.access_token });
  assert.equal((await users.getUser(appId, userId)).user.id, userId);
  await webhooks.createWebhook(appId, 'me', { target: 'http://127.0.0.1:9/hook', triggers: ['conversation:message'] });
  await fails(switchboards.listSwitchboards(appId), 403, 'forbidden');
  await oauth.revokeAccess();
  await fails(users.getUser(appId, userId), 401, 'unauthorized');
  useKey(appKey);
}

(async () => {
  const id = await useConversations();
  await useMessages(id);
  await useActivities(id);
  await useParticipants();
  await useSwitchboard(id);
  await useUsers();
  await useClients(id);
  await useAttachments(id);
  await useIntegrations();
  await useApps();
  await useOAuth();
  assert.deepEqual([...notCalled], [], 'Not called:');
  console.log('All 64 operations of the vendor\'s JavaScript client work against the emulator.');
})().catch(error => {
  console.error(error.response?.text ?? '', error);
  process.exit(1);
});
