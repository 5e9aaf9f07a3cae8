namespace SunshineConversations.Emulator;

/// <summary>Collects everything that is wrong with a request, so that one response names it all.</summary>
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
