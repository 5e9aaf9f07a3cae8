namespace SunshineConversations;

/// <summary>Marks a body that can be sent. What it checks before that is its <see cref="WireObject.FindProblem"/>.</summary>
internal interface IRequestBody;
