#include "crawler/crawler.h"
