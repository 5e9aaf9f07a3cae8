IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);

IResourceBuilder<SunshineConversationsResource> sunshine = builder.AddSunshineConversations("sunshine");

builder.AddProject<Projects.EchoBot>("bot")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(sunshine)
    .WaitFor(sunshine);

await builder.Build().RunAsync();
