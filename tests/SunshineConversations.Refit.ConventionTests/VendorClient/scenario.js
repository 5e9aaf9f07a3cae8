'use strict';
// Calls every operation that the emulator serves through the vendor's own client. .ci/vendor-client runs it:
// node scenario.js <base URL>
const assert = require('node:assert/strict');
const S = require('sunshine-conversations-client');

// What the emulator knows unless it is configured otherwise.
const appId = '5d8cff3cd55b040010928b5b';
const keyId = 'app_5d8cff3cd55b040010928b5c';
const keySecret = 'emulator-secret-0123456789';
const userId = '42589ad070d43be9b00ff7e5';
const userExternalId = 'your-own-user-id';
const otherUserId = '6e416caac6a5e9544e3fb6d7';

const client = S.ApiClient.instance;
client.basePath = process.argv[2];
client.authentications.basicAuth.username = keyId;
client.authentications.basicAuth.password = keySecret;

const conversations = new S.ConversationsApi();
const messages = new S.MessagesApi();
const participants = new S.ParticipantsApi();
const activities = new S.ActivitiesApi();
const switchboard = new S.SwitchboardActionsApi();

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
  await switchboard.offerControl(appId, id, { switchboardIntegration: 'next' });
  await switchboard.acceptControl(appId, id, {});
  assert.equal(await active(), 'agentWorkspace');
  await switchboard.releaseControl(appId, id);
  assert.equal(await active(), undefined);
}

(async () => {
  const id = await useConversations();
  await useMessages(id);
  await useActivities(id);
  await useParticipants();
  await useSwitchboard(id);
  console.log('The vendor\'s JavaScript client works against the emulator.');
})().catch(error => {
  console.error(error.response?.text ?? '', error);
  process.exit(1);
});
