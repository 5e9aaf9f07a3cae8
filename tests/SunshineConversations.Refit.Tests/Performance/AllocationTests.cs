using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SunshineConversations.Tests.Support;
using Xunit.Abstractions;

namespace SunshineConversations.Tests.Performance;

/// <summary>
/// What a call allocates, which is stable where its time is not, may not grow unseen by more than 5 %. A bound that
/// is exceeded for a good reason is recorded anew, with the reason in the commit.
/// </summary>
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const double Tolerance = 1.05;

#if DEBUG
    // Unoptimized code puts the state of every async method on the heap.
    private const int GetBound = 4_704;
    private const int List25Bound = 35_672;
#else
    private const int GetBound = 4_096;
    private const int List25Bound = 35_064;
#endif

    [Fact]
    public void Get_allocates_no_more_than_recorded()
    {
        IConversationsApi api = Client("{\"conversation\":" + Conversation + "}");

        AssertAllocates(GetBound, () => api.GetConversationAsync(Clients.AppId, Clients.ConversationId));
    }

    [Fact]
    public void A_list_of_25_allocates_no_more_than_recorded()
    {
        IConversationsApi api = Client("{\"conversations\":[" + string.Join(',', Enumerable.Repeat(Conversation, 25)) + "],\"meta\":{\"hasMore\":false}}");
        ConversationListFilter filter = ConversationListFilter.ByUserId("42589ad070d43be9b00ff7e5");

        AssertAllocates(List25Bound, () => api.ListConversationsAsync(Clients.AppId, filter));
    }

    private const string Conversation =
        """{"id":"67a0ecf8f0305f4a391e9db1","type":"personal","metadata":{"lang":"en-ca","vip":true,"score":4.5},"activeSwitchboardIntegration":{"id":"5ef21b86e933b7355c11c604","name":"bot","integrationId":"5ef21b86e933b7355c11c605","integrationType":"zd:agentWorkspace"},"isDefault":false,"displayName":"My conversation","description":"Conversation between Rogers and Carl.","iconUrl":"https://www.gravatar.com/image.jpg","businessLastRead":"2020-06-23T14:33:47.492Z","lastUpdatedAt":"2020-06-26T14:33:47.120Z","createdAt":"2020-06-20T11:26:07.001Z"}""";

    private void AssertAllocates(int bound, Func<Task> callAsync)
    {
        // The transport answers at once, so that a call begins and ends on this thread.
        long Measure(int calls)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < calls; i++)
                Assert.True(callAsync().IsCompletedSuccessfully);

            return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
        }

        Measure(200);
        long allocated = Enumerable.Range(0, 5).Min(_ => Measure(100));

        output.WriteLine($"{allocated} bytes a call; the recorded bound is {bound}.");
        Assert.InRange(allocated, 1, (long)(bound * Tolerance));
    }

    private static IConversationsApi Client(string answer) => Clients.Create(
        new Uri("http://127.0.0.1"),
        options => options.Retry = new(),
        client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => new FixedTransport(Encoding.UTF8.GetBytes(answer))));

    private sealed class FixedTransport(byte[] answer) : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue Json = new("application/json");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new MemoryStream(answer, writable: false)) { Headers = { ContentType = Json, ContentLength = answer.Length } };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
