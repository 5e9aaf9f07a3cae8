namespace SunshineConversations.Emulator;

/// <summary>Collects all problems of a request, so that one response reports them together.</summary>
internal sealed class Problems
{
    private readonly List<string> _titles = [];

    public IReadOnlyList<string> Titles => _titles;

    public void Add(string title) => _titles.Add(title);

    /// <exception cref="EmulatorErrorException">400, with one error for each problem.</exception>
    public void ThrowIfAny()
    {
        if (_titles.Count > 0)
            throw EmulatorErrorException.BadRequest(_titles);
    }
}
