IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);

IResourceBuilder<SunshineConversationsResource> sunshine = builder.AddSunshineConversations("sunshine");

builder.AddProject("bot", "../../src/Sunshine-Bot/Sunshine-Bot.csproj")
    .WithHttpHealthCheck("/health")
    .WithReference(sunshine)
    .WaitFor(sunshine);

builder.Build().Run();
