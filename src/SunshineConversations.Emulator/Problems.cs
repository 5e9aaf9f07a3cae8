namespace SunshineConversations.Emulator;

/// <summary>Gathers all that is wrong with a request, so that its caller hears of everything at once.</summary>
internal sealed class Problems
{
    private readonly List<string> _titles = [];

    public void Add(string title) => _titles.Add(title);

    public void ThrowIfAny()
    {
        if (_titles.Count > 0)
            throw ApiException.BadRequest(_titles);
    }
}
