namespace SunshineConversations.Tests.Support;

/// <summary>A mock of an interface where nothing was set up: each method returns no task, or a task without a result.</summary>
public class NullApi : DispatchProxy
{
    private bool _isTaskNull;

    public static object Of(Type api, bool isTaskNull)
    {
        object mock = Create(api, typeof(NullApi));
        ((NullApi)mock)._isTaskNull = isTaskNull;
        return mock;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _isTaskNull
        ? null
        : typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(targetMethod!.ReturnType.GetGenericArguments()).Invoke(null, [null]);
}
